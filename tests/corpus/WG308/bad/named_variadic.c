#include <stdio.h>

/* The GNU form, with a name before the dots. */
#define TRACE(level, args...) ((level) > 2 ? 0 : printf(args)) /* expect: WG308 */

int measure(int channel)
{
    (void)TRACE(1, "measuring %d\n", channel);
    return channel * 2;
}
