#include <stdint.h>

/* State of one function lives inside it. */
uint16_t next_sequence(void)
{
    static uint16_t sequence = 0u;
    sequence = (uint16_t)(sequence + 1u);
    return sequence;
}
