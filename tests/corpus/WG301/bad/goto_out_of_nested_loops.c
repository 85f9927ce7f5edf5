#include <stdint.h>

#define ROWS 8
#define COLUMNS 16

int find_pixel(uint8_t image[ROWS][COLUMNS], uint8_t value)
{
    int row = 0;
    int column = 0;
    for (row = 0; row < ROWS; row++) {
        for (column = 0; column < COLUMNS; column++) {
            if (image[row][column] == value) {
                goto found; /* expect: WG301 */
            }
        }
    }
    return -1;
found:
    return row * COLUMNS + column;
}
