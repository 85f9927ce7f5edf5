#include <stdint.h>

#define CHANNELS 8
#define LAST_CHANNEL (CHANNELS - 1)

uint16_t samples[CHANNELS];

uint32_t sum_samples(void)
{
    uint32_t sum = 0u;
    int channel;
    for (channel = 0; channel <= LAST_CHANNEL; ++channel) {
        sum += samples[channel];
    }
    return sum;
}
