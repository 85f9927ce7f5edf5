#include <stdint.h>
#include <stdlib.h>

#define CAPACITY 32

#ifndef LARGE_RING
static int16_t ring[CAPACITY];
#endif

/* Somebody compiles the other branch. */
int16_t *ring_memory(uint32_t samples)
{
#ifndef LARGE_RING
    return samples <= CAPACITY ? ring : NULL;
#else
    return malloc(samples * sizeof(int16_t)); /* expect: WG303 */
#endif
}
