/* setup: {"function_lines": 6} */
#include <stdint.h>

/* A macro is long, the function that uses it is not. */
#define SWAP32(word)                     \
    ((((word) & 0x000000ffu) << 24) |    \
     (((word) & 0x0000ff00u) << 8) |     \
     (((word) & 0x00ff0000u) >> 8) |     \
     (((word) & 0xff000000u) >> 24))

uint32_t read_length(uint32_t raw)
{
    uint32_t length = SWAP32(raw);
    return length > 0xffffu ? 0u : length;
}
