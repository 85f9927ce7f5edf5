#include <stdint.h>

typedef void (*handler_t)(uint8_t event); /* expect: WG309 */

static uint8_t last_event;

static void remember(uint8_t event)
{
    last_event = event;
}

uint8_t run(void)
{
    handler_t handler = remember;
    handler(3u);
    return last_event;
}
