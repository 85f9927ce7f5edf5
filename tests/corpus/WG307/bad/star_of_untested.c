#include <stdint.h>

int32_t read_twice(volatile const int32_t *port)
{
    int32_t first = *port; /* expect: WG307 */
    int32_t second = *port;
    return first == second ? first : -1;
}
