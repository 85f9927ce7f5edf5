#include <alloca.h>
#include <stdint.h>
#include <string.h>

extern int transmit(const uint8_t *bytes, size_t length);

/* The stack too is memory that can run out. */
int send_padded(const uint8_t *bytes, size_t length)
{
    size_t padded = (length + 15u) / 16u * 16u;
    uint8_t *copy = alloca(padded); /* expect: WG303 */
    (void)memset(copy, 0, padded);
    (void)memcpy(copy, bytes, length);
    return transmit(copy, padded);
}
