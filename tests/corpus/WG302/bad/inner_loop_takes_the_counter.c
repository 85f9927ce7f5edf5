#include <stdint.h>

void fill(uint8_t grid[8][8], uint8_t value)
{
    int i;
    for (i = 0; i < 8; i++) { /* expect: WG302 */
        for (i = 0; i < 8; i++) {
            grid[i][i] = value;
        }
    }
}
