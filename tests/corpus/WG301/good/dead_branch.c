#include <stdint.h>

/* The first live branch is judged; what `#if 0` holds was taken out of the program. */
int16_t clamp(int32_t value)
{
#if 0
    if (value > 32767) {
        goto high;
    }
#endif
    if (value > 32767) {
        return 32767;
    }
    return value < -32768 ? -32768 : (int16_t)value;
}
