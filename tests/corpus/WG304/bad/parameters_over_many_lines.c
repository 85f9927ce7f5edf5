/* setup: {"function_lines": 8} */
#include <stdint.h>

int32_t interpolate( /* expect: WG304 */
    int32_t x,
    int32_t x0,
    int32_t y0,
    int32_t x1,
    int32_t y1
)
{
    return y0 + (y1 - y0) * (x - x0) / (x1 - x0);
}
