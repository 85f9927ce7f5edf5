/* setup: {"function_lines": 8} */
#include <stdint.h>

int32_t median(int32_t a, int32_t b, int32_t c) /* expect: WG304 */
{
    int32_t low = a < b ? a : b;
    int32_t high = a < b ? b : a;
    if (c <= low) {
        return low;
    }
    return c >= high ? high : c;
}
