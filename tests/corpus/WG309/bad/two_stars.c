#include <stdint.h>

uint8_t first_of_first(const uint8_t *const *rows) /* expect: WG309 */
{
    return **rows; /* expect: WG309 */
}
