#include <stddef.h>
#include <stdint.h>

struct point {
    int32_t x;
    int32_t y;
};

int32_t norm(const struct point *point)
{
    if (point == NULL) {
        return -1;
    }
    return (point->x < 0 ? -point->x : point->x) + (point->y < 0 ? -point->y : point->y);
}

int32_t first(const int32_t *values)
{
    if (!values) {
        return 0;
    }
    return values[0];
}
