#include <stdint.h>

extern uint8_t next_sample(void);

uint32_t average(void)
{
    uint32_t sum = 0u;
    for (int i = 0; i < 16;) { /* expect: WG302 */
        sum += next_sample();
    }
    return sum / 16u;
}
