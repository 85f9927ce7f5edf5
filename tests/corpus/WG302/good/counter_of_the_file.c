#include <stdint.h>

static int column;

extern void print_cell(int column);

/* Whatever is called may change the file's counter too. */
void print_row(void)
{
    for (column = 0; column < 80; column++) { /* expect: WG302 warning */
        print_cell(column);
    }
}
