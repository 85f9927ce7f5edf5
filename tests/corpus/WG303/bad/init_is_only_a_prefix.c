/* setup: {"init": ["*_init"]} */
#include <stdlib.h>

static int *table;

/* `init_table` does not end in `_init`. */
int init_table(size_t entries)
{
    table = malloc(entries * sizeof *table); /* expect: WG303 */
    return table == NULL ? -1 : 0;
}

/* Nor does this one. */
int table_init_again(size_t entries)
{
    free(table); /* expect: WG303 */
    table = malloc(entries * sizeof *table); /* expect: WG303 */
    return table == NULL ? -1 : 0;
}
