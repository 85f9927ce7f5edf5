#include <stdint.h>

extern void feed_watchdog(void);
extern int measure(void);
extern void publish(int value);

void monitor(void)
{
    do { /* expect: WG302 */
        feed_watchdog();
        publish(measure());
    } while (1);
}
