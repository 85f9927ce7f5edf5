#include <stdint.h>

struct stream {
    const uint8_t *at;
    uint32_t left;
};

uint8_t next_byte(struct stream *stream)
{
    uint8_t byte = *stream->at; /* expect: WG309 */
    stream->at++;
    stream->left--;
    return byte;
}
