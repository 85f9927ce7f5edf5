/* setup: {"assertions": ["configASSERT", "CHECK"]} */
#include <stdint.h>

extern void stop(const char *file, int line);

#define configASSERT(condition)          \
    do {                                 \
        if (!(condition)) {              \
            stop(__FILE__, __LINE__);    \
        }                                \
    } while (0)
#define CHECK(condition) configASSERT(condition)

uint16_t duty(uint16_t period, uint16_t percent)
{
    configASSERT(period > 0u);
    CHECK(percent <= 100u);
    return (uint16_t)((uint32_t)period * percent / 100u);
}
