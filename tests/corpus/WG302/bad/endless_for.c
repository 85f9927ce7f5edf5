#include <stdint.h>

extern void toggle_led(void);
extern void delay(uint32_t milliseconds);

void blink(void)
{
    for (;;) { /* expect: WG302 */
        toggle_led();
        delay(500u);
    }
}
