#include <stdlib.h>

struct matrix {
    double *cells;
    size_t side;
};

int matrix_make(struct matrix *matrix, size_t side)
{
    matrix->side = side;
    if ((matrix->cells = calloc(side * side, sizeof(double))) == NULL) { /* expect: WG303 */
        return -1;
    }
    return 0;
}
