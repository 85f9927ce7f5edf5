#include <stdbool.h>
#include <stdint.h>

bool is_odd(uint32_t n);

bool is_even(uint32_t n) /* expect: WG301 */
{
    return n == 0u ? true : is_odd(n - 1u);
}
