#define _POSIX_C_SOURCE 200809L
#include <stdlib.h>

/* The library's other doors to the heap. */
void *sector_buffer(size_t sectors)
{
    void *block = NULL;
    if (posix_memalign(&block, 4096, sectors * 512u) != 0) { /* expect: WG303 */
        block = aligned_alloc(64, sectors * 512u); /* expect: WG303 */
    }
    return block;
}
