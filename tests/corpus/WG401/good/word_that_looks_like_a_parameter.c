#include <stdint.h>

/**
 * Parameters come from the table of 1998; @p gain is in thousandths, and the
 * offset of the board is taken off before.
 *
 * @param gain In thousandths.
 */
int32_t correct(int32_t gain)
{
    return gain * 1000 / 998;
}
