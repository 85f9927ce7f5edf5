#include <stdlib.h>

static char *workspace;

/* The plan names no function in which allocation is allowed. */
int workspace_init(void)
{
    workspace = malloc(1024); /* expect: WG303 */
    return workspace == NULL ? -1 : 0;
}
