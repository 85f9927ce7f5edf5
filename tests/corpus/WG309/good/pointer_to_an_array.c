#include <stdint.h>

static uint8_t pages[4][256];

/* A pointer to an array is one level, and no pointer to a function. */
uint8_t first_of(uint8_t page)
{
    uint8_t (*chosen)[256] = &pages[page & 3u];
    return (*chosen)[0];
}
