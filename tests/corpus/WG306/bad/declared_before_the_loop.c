#include <stdint.h>

int32_t energy(const int16_t samples[64])
{
    int32_t sum = 0;
    int32_t sample; /* expect: WG306 */
    for (int i = 0; i < 64; i++) {
        sample = samples[i];
        sum += sample * sample;
    }
    return sum;
}
