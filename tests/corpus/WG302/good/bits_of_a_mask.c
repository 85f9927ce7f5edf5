#include <stdint.h>

extern void write_pin(int level);
extern void clock_pulse(void);

/* The bit is shifted out of the byte, eight times at most. */
void spi_send(uint8_t byte)
{
    for (uint8_t mask = 0x80u; mask > 0u; mask >>= 1) {
        write_pin((byte & mask) != 0u);
        clock_pulse();
    }
}
