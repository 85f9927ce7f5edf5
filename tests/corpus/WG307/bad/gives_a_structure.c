#include <stdint.h>

struct reading {
    int32_t value;
    int32_t error;
};

static struct reading measure(int32_t channel)
{
    struct reading reading = {channel * 3, channel > 7};
    return reading;
}

int32_t calibrate(void)
{
    measure(0); /* expect: WG307 */
    return measure(1).value;
}
