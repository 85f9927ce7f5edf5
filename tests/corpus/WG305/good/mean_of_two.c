#include <assert.h>
#include <stdint.h>

/* Two a function is a mean: this one needs none, the next has four. */
static int32_t square(int32_t side)
{
    return side * side;
}

int32_t area(int32_t left, int32_t top, int32_t right, int32_t bottom)
{
    assert(left <= right);
    assert(top <= bottom);
    assert(right - left < 10000);
    assert(bottom - top < 10000);
    if (right - left == bottom - top) {
        return square(right - left);
    }
    return (right - left) * (bottom - top);
}
