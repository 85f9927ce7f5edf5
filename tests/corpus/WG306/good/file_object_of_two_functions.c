#include <stdint.h>

static uint32_t ticks;

void tick_interrupt(void)
{
    ticks++;
}

uint32_t uptime(void)
{
    return ticks;
}
