#include <stdint.h>

static int led(int on)
{
    return on != 0;
}

/* Nothing can be done about it, and the code says so. */
void alarm_on(void)
{
    (void)led(1);
    (void) led(0);
}
