#include <stdint.h>

/* Over several lines, and yet one whole statement. */
#define SWAP(a, b)           \
    do {                     \
        int32_t held = (a);  \
        (a) = (b);           \
        (b) = held;          \
    } while (0)

int32_t ordered(int32_t low, int32_t high)
{
    if (low > high) {
        SWAP(low, high);
    }
    return high - low;
}
