#include <stddef.h>
#include <stdint.h>

static int32_t cells[8];

/* A function that gives a pointer is no pointer to a function. */
static int32_t *cell(uint8_t index)
{
    return index < 8u ? &cells[index] : NULL;
}

int32_t *(cell_of)(uint8_t index)
{
    return cell(index);
}
