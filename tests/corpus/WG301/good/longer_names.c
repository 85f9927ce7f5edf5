#include <stdint.h>

struct cursor {
    uint32_t row;
    uint32_t column;
};

/* Names that only begin or end like forbidden words. */
static void goto_line(struct cursor *cursor, uint32_t row)
{
    cursor->row = row;
    cursor->column = 0u;
}

static uint32_t no_longjmp(uint32_t row)
{
    return row + 1u;
}

uint32_t step(struct cursor *cursor)
{
    goto_line(cursor, no_longjmp(cursor->row));
    return cursor->row;
}
