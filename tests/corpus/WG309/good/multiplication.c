#include <stdint.h>

#define AREA(width, height) ((width) * (height))
#define DOUBLE(x) (2 * (x))

/* Every star here multiplies. */
int32_t volume(int32_t width, int32_t height, int32_t depth)
{
    int32_t base = AREA(width, height);
    return DOUBLE(base * depth) / 2;
}
