#include <stdint.h>

uint32_t rises(const int32_t values[16])
{
    uint32_t count = 0u;
    int32_t last;
    for (int i = 0; i < 16; i++) {
        if (i > 0 && values[i] > last) {
            count++;
        }
        last = values[i];
    }
    return count;
}
