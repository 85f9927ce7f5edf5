#include <stdarg.h>
#include <stdint.h>

/*!
 * \brief Fill a buffer.
 * \param[in,out] buffer Where.
 * \param [in] value With what.
 */
void fill(uint8_t *buffer, uint8_t value)
{
    buffer[0] = value;
}

/**
 * Add up some numbers.
 *
 * @param count How many.
 * @param ... The numbers.
 */
int sum(int count, ...)
{
    return count;
}
