/* setup: {"function_lines": 8} */
#include <stdint.h>

int32_t dead_band(int32_t value, int32_t width)
{
    int32_t size = value < 0 ? -value : value;
    if (size <= width) {
        return 0;
    }
    return value < 0 ? value + width : value - width;
}
