#include <stdint.h>

struct config {
    uint32_t channels;
};

static struct config config = {8u};

/* It looks like a constant and is a variable. */
#define CHANNELS (config.channels)

void set_channels(uint32_t channels)
{
    config.channels = channels;
}

uint32_t mask(void)
{
    uint32_t bits = 0u;
    for (uint32_t i = 0u; i < CHANNELS; i++) { /* expect: WG302 warning */
        bits |= 1u << i;
    }
    return bits;
}
