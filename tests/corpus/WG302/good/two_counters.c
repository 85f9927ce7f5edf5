#include <stdint.h>

void mirror(uint8_t row[16])
{
    for (int left = 0, right = 15; left < 8; left++, right--) {
        uint8_t held = row[left];
        row[left] = row[right];
        row[right] = held;
    }
}
