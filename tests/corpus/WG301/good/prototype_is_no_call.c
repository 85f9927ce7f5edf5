#include <stdint.h>

int sensor_read(uint8_t channel);

int sensor_average(uint8_t channel)
{
    int sensor_average(uint8_t); /* an old habit: a declaration inside the body */
    int first = sensor_read(channel);
    int second = sensor_read(channel);
    return (first + second) / 2;
}

int sensor_read(uint8_t channel)
{
    return 100 + (int)channel;
}
