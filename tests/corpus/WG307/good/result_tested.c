#include <stdint.h>

static int write_byte(uint8_t byte)
{
    return byte == 0xffu ? -1 : 0;
}

int write_word(uint16_t word)
{
    if (write_byte((uint8_t)(word >> 8)) != 0) {
        return -1;
    }
    return write_byte((uint8_t)word);
}
