#include <stdbool.h>
#include <stdint.h>

bool is_even(uint32_t n);

bool is_odd(uint32_t n) /* expect: WG301 */
{
    return n == 0u ? false : is_even(n - 1u);
}

bool is_odd_byte(uint8_t n)
{
    return is_odd(n);
}
