#include <stdint.h>

typedef struct buffer {
    uint8_t bytes[32];
    uint8_t used;
} buffer_t, *buffer_ptr; /* expect: WG309 */

uint8_t used(buffer_ptr buffer)
{
    return buffer->used;
}
