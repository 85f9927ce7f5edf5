#include <stdlib.h>

struct buffer {
    char *bytes;
    size_t size;
    size_t used;
};

int buffer_put(struct buffer *buffer, char byte)
{
    if (buffer->used == buffer->size) {
        size_t size = buffer->size * 2u + 16u;
        char *bytes = realloc(buffer->bytes, size); /* expect: WG303 */
        if (bytes == NULL) {
            return -1;
        }
        buffer->bytes = bytes;
        buffer->size = size;
    }
    buffer->bytes[buffer->used++] = byte;
    return 0;
}
