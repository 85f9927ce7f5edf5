/* setup: {"function_lines": 5} */
#include <stdint.h>

static int32_t scale(int32_t raw)
{
    return raw * 5 / 9;
}

static int32_t offset(int32_t raw)
{
    return raw - 32;
}

static int32_t clip(int32_t value)
{
    return value > 150 ? 150 : value;
}

int32_t celsius(int32_t raw)
{
    return clip(scale(offset(raw)));
}
