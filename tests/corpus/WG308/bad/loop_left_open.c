#include <stdint.h>

#define FOR_EACH_PIN(pin)                       /* expect: WG308 */ \
    for (int pin = 0; pin < 8; pin++) {

extern void set_low(int pin);

void all_low(void)
{
    FOR_EACH_PIN(pin)
        set_low(pin);
    }
} /* expect: WG902 file */
