#include <stdint.h>

extern void tick(void);

void first(void)
{
    while (!0) { /* expect: WG302 */
        tick();
    }
}

void second(void)
{
    for (; 1;) { /* expect: WG302 */
        tick();
    }
}

void third(void)
{
    while (2 > 1) { /* expect: WG302 */
        tick();
    }
}
