#include <stdint.h>

void swap_if_greater(int32_t *a, int32_t *b)
{
    int32_t held; /* expect: WG306 */
    if (*a > *b) {
        held = *a;
        *a = *b;
        *b = held;
    }
}
