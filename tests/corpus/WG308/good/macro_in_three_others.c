#include <stdint.h>

/* Macros that use others, downwards only. */
#define WORD 4u
#define PAGE (64u * WORD)
#define SECTOR (16u * PAGE)
#define ALIGNED(address) ((address) % SECTOR == 0u && (address) % PAGE == 0u)

int erasable(uint32_t address)
{
    return ALIGNED(address);
}
