#include <stdint.h>

static const char *const names[] = {"idle", "armed", "fired"};

const char *state_name(uint8_t state)
{
    return state < 3u ? names[state] : "unknown";
}
