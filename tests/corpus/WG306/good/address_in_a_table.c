#include <stdint.h>

static int32_t gain = 10;
static int32_t offset = 0;

struct parameter {
    const char *name;
    int32_t *value;
};

/* The objects are reached through the table too. */
static const struct parameter parameters[] = {
    {"gain", &gain},
    {"offset", &offset},
};

int32_t parameter(uint8_t index)
{
    return *parameters[index & 1u].value;
}

int32_t convert(int32_t raw)
{
    return raw * gain + offset;
}
