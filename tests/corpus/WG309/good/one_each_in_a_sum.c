#include <stdint.h>

struct vector {
    int32_t x;
    int32_t y;
};

/* Many dereferences, but each chain has one. */
int32_t dot(const struct vector *p, const struct vector *q)
{
    return p->x * q->x + p->y * q->y;
}
