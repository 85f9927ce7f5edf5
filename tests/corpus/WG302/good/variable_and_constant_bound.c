#include <stdint.h>

#define MAX_SAMPLES 64u

/* The caller's number may be anything; the constant beside it is the bound. */
uint32_t mean(const uint16_t *samples, uint32_t count)
{
    uint32_t sum = 0u;
    uint32_t i = 0u;
    for (i = 0u; i < count && i < MAX_SAMPLES; i++) {
        sum += samples[i];
    }
    return i == 0u ? 0u : sum / i;
}
