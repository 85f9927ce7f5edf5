#include <stdint.h>

static uint8_t state;

extern void report(uint8_t before, uint8_t after);

uint8_t state_now(void)
{
    return state;
}

/* `before` cannot move into the block: the state has changed by then. */
void enter(uint8_t next)
{
    uint8_t before = state;
    state = next;
    if (next != 0u) {
        report(before, next);
    }
}
