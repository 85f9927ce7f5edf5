#include <stdlib.h>

extern int submit(char *block, size_t size);

int submit_block(size_t size)
{
    return submit(malloc(size), size); /* expect: WG303 */
}
