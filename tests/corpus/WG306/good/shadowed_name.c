#include <stdint.h>

static uint32_t count;

void note_event(void)
{
    count++;
}

uint32_t events(void)
{
    return count;
}

/* Its own `count` is another object. */
uint32_t bits(uint32_t word)
{
    uint32_t count = 0u;
    for (int bit = 0; bit < 32; bit++) {
        count += (word >> bit) & 1u;
    }
    return count;
}
