#include <stdint.h>

/* Readings are in millivolts throughout this file. */

int32_t mean(int32_t a, int32_t b) /* expect: WG401 */
{
    return (a + b) / 2;
}
