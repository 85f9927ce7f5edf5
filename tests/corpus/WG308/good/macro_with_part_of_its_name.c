#include <stdint.h>

/* It names `READ_WORD`, which only begins like itself. */
#define READ_WORD(high, low) (((uint32_t)(high) << 16) | (low))
#define READ(high, low) READ_WORD(high, low)

uint32_t counter(uint16_t high, uint16_t low)
{
    return READ(high, low);
}
