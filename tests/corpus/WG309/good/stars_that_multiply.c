#include <stdint.h>

/* After a cast, a size or a parenthesis a star multiplies too. */
uint64_t cost(uint32_t a, uint32_t b, const uint32_t *rate)
{
    uint64_t wide = (uint64_t)a * b;
    uint64_t bytes = sizeof(uint32_t) * (a + b);
    return (wide) * (bytes) + wide * *rate;
}
