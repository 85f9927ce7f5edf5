#include <stdint.h>

enum { ROWS = 4, COLUMNS = 4 };

void transpose(int32_t in[ROWS][COLUMNS], int32_t out[COLUMNS][ROWS])
{
    for (int row = 0; row < ROWS; row++) {
        for (int column = 0; column < COLUMNS; column++) {
            out[column][row] = in[row][column];
        }
    }
}
