#include <stdint.h>

uint32_t
fibonacci(uint32_t n)
{
    return n;
}

uint32_t /* expect: WG301 */
tribonacci(uint32_t n)
{
    if (n < 3u) {
        return fibonacci(n);
    }
    return tribonacci
        (n - 1u) + tribonacci /* the second */ (n - 2u);
}
