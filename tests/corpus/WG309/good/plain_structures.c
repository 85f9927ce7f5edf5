#include <stdint.h>

struct position {
    int32_t x;
    int32_t y;
};

struct rectangle {
    struct position low;
    struct position high;
};

/* Dots look behind nothing: one arrow, then two dots. */
int32_t left(const struct rectangle *rectangle)
{
    return rectangle->low.x;
}

int32_t width(struct rectangle rectangle)
{
    return rectangle.high.x - rectangle.low.x;
}
