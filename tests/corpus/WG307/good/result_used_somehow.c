#include <stdint.h>

static int32_t read_channel(int32_t channel)
{
    return channel * 10;
}

int32_t strongest(void)
{
    int32_t best = read_channel(0);
    int32_t pair[2] = {read_channel(1), read_channel(2)};
    best = best > read_channel(3) ? best : pair[0];
    best += read_channel(read_channel(0));
    return best + pair[1];
}
