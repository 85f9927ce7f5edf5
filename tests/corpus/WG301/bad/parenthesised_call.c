#include <stdint.h>

/* Parentheses round the name keep a macro away, not the recursion. */
uint32_t popcount(uint32_t word) /* expect: WG301 */
{
    if (word == 0u) {
        return 0u;
    }
    return (word & 1u) + (popcount)(word >> 1);
}
