#include <stdint.h>

/// Set the speed of a motor.
/// \param motor Its number.
/// \param rpm   Turns a minute.
int set_speed(uint8_t motor, int32_t speed) /* expect: WG401 */
{
    return motor > 3u || speed > 3000 ? -1 : 0;
}
