#include <stdint.h>

int32_t largest_gap(const int32_t values[16])
{
    int32_t largest = 0;
    for (int i = 1; i < 16; i++) {
        int32_t gap = values[i] - values[i - 1];
        if (gap < 0) {
            gap = -gap;
        }
        if (gap > largest) {
            largest = gap;
        }
    }
    return largest;
}
