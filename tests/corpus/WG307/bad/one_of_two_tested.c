#include <stddef.h>
#include <stdint.h>

int copy_first(uint8_t *to, const uint8_t *from)
{
    if (to == NULL) {
        return -1;
    }
    *to = *from; /* expect: WG307 */
    return 0;
}
