#include <stdint.h>

/// Scale a value.
///
/// \param value  In volts.
/// \param factor In thousandths.
/// \returns Millivolts.
int32_t scaled(int32_t value, int32_t factor)
{
    return value * factor;
}
