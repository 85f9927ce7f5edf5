#include <assert.h>
#include <stddef.h>
#include <stdint.h>

struct ring {
    uint16_t head;
    uint16_t tail;
    uint16_t size;
};

uint16_t ring_used(const struct ring *ring)
{
    assert(ring != NULL);
    assert(ring->size > 0u);
    assert(ring->head < ring->size);
    assert(ring->tail < ring->size);
    return (uint16_t)((ring->head + ring->size - ring->tail) % ring->size);
}
