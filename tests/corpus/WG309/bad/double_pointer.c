#include <stddef.h>
#include <stdint.h>

static uint8_t storage[64];

int claim(uint8_t **place, size_t size) /* expect: WG309 */
{
    if (size > sizeof storage) {
        return -1;
    }
    *place = storage;
    return 0;
}
