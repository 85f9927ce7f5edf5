/* setup: {"conditionals": 1} */
#include <stdint.h>

#if defined(BOARD)
#if BOARD == 3 /* expect: WG308 */
#define LEDS 4
#endif
#endif
#ifndef LEDS /* expect: WG308 */
#define LEDS 1
#endif

uint8_t leds(void)
{
    return LEDS;
}
