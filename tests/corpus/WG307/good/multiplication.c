#include <stdint.h>

/* A star between two numbers looks behind nothing. */
int32_t weight(int32_t *unused, int32_t a, int32_t b)
{
    int32_t product = a * b;
    return unused != 0 ? product : 0;
}
