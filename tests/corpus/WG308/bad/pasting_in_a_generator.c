#include <stdint.h>

/* A function made by a macro: nobody finds it by its name. */
#define MAKE_GETTER(field) int32_t get_ ## field(void) { return 0; } /* expect: WG308 */

MAKE_GETTER(speed)
MAKE_GETTER(torque)

int32_t power(void)
{
    return get_speed() * get_torque();
}
