#include <stdint.h>

#define REGISTER(port, name) port##_##name /* expect: WG308 */

static uint32_t PORTA_DATA = 1u;
static uint32_t PORTB_DATA = 2u;

uint32_t both(void)
{
    return REGISTER(PORTA, DATA) | REGISTER(PORTB, DATA);
}
