#include <assert.h>
#include <stdint.h>

uint8_t unpack(uint8_t tag, uint8_t value)
{
    assert(tag == 0x30u);
    assert(value <= 0x7fu && value >= 0x01u);
    return (uint8_t)(value << 1);
}
