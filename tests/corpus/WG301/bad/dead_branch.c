#include <stdint.h>

/* One character brings it back: other branches are scanned, dead ones too. */
int16_t clamp(int32_t value)
{
#if 0
    if (value > 32767) {
        goto high; /* expect: WG301 */
    }
#endif
    if (value > 32767) {
        return 32767;
    }
    return value < -32768 ? -32768 : (int16_t)value;
}
