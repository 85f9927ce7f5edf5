#include <stddef.h>
#include <stdint.h>

#define BLOCKS 16
#define BLOCK_BYTES 64

static uint8_t blocks[BLOCKS][BLOCK_BYTES];
static uint8_t taken[BLOCKS];

/* All memory is there when the program starts. */
uint8_t *pool_take(void)
{
    for (int i = 0; i < BLOCKS; i++) {
        if (taken[i] == 0u) {
            taken[i] = 1u;
            return blocks[i];
        }
    }
    return NULL;
}
