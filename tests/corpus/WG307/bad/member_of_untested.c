#include <stdint.h>

struct timer {
    uint32_t period;
    uint32_t left;
};

void timer_restart(struct timer *timer)
{
    timer->left = timer->period; /* expect: WG307 */
}
