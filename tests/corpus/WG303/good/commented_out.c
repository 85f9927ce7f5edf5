#include <stdint.h>

#define CAPACITY 32

static int16_t ring[CAPACITY];
static uint32_t head;

void push(int16_t sample)
{
    /* ring = realloc(ring, (head + 1) * sizeof *ring); */
    // free(ring);
    ring[head % CAPACITY] = sample;
    head++;
}
