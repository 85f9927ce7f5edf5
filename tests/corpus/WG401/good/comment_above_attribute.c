#include <stdint.h>

extern void handle_tick(void);

/* Called every millisecond by the hardware. */
__attribute__((used, noinline))
void SysTick_Handler(void *frame)
{
    (void)frame;
    handle_tick();
}
