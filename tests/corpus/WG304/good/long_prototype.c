/* setup: {"function_lines": 5} */
#include <stdint.h>

/* A declaration is no definition. */
int32_t interpolate(
    int32_t x,
    int32_t x0,
    int32_t y0,
    int32_t x1,
    int32_t y1
);

int32_t midpoint(int32_t a, int32_t b)
{
    return interpolate(1, 0, a, 2, b);
}
