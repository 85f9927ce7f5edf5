#include <stdint.h>

/* Greatest common divisor, as the textbook has it. */
uint32_t gcd(uint32_t a, uint32_t b) /* expect: WG301 */
{
    if (b == 0u) {
        return a;
    }
    return gcd(b, a % b);
}

uint32_t lcm(uint32_t a, uint32_t b)
{
    return a / gcd(a, b) * b;
}
