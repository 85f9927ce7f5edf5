#include <stddef.h>
#include <stdint.h>

static const uint8_t key[16] = {0x2b, 0x7e, 0x15, 0x16};

void whiten(uint8_t block[16])
{
    for (size_t i = 0; i < sizeof(key) / sizeof(key[0]); i++) {
        block[i] = (uint8_t)(block[i] ^ key[i]);
    }
}
