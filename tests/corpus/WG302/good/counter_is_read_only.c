#include <stdint.h>

#define SLOTS 32

struct slot {
    int32_t i;
    int32_t owner;
};

static struct slot slots[SLOTS];

/* The member `i` is written, the counter `i` is only read. */
void number_slots(int32_t first)
{
    for (int32_t i = 0; i < SLOTS; i++) {
        slots[i].i = first + i;
        slots[i].owner = i == 0 ? -1 : i - 1;
    }
}
