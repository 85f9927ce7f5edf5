#include <stdint.h>

extern void tick(void);

void wait_ticks(void)
{
    for (int i = 0; i < 10; i += 0) { /* expect: WG302 */
        tick();
    }
}
