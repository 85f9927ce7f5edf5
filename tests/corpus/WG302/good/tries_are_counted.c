#include <stdbool.h>
#include <stdint.h>

enum { MAX_TRIES = 10 };

extern bool link_is_up(void);
extern void wait_ms(uint32_t milliseconds);

/* What depends on the outside is bounded by counting. */
bool wait_for_link(void)
{
    for (int tries = 0; tries < MAX_TRIES && !link_is_up(); tries++) {
        wait_ms(100u);
    }
    return link_is_up();
}
