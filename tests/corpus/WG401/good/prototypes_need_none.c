#include <stdint.h>

int32_t gain(int32_t level);
extern uint32_t offset(void);

/* Give the level after gain and offset. */
int32_t adjusted(int32_t level)
{
    return gain(level) + (int32_t)offset();
}
