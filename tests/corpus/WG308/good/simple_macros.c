#include <stdint.h>

#define BUFFER_BYTES 128
#define SQUARE(x) ((x) * (x))
#define MIN(a, b) ((a) < (b) ? (a) : (b))

int32_t energy(int32_t left, int32_t right)
{
    return MIN(SQUARE(left) + SQUARE(right), BUFFER_BYTES);
}
