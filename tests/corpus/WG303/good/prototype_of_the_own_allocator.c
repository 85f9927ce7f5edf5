#include <stddef.h>

/* Declaring is not calling. */
void *malloc(size_t size);
void free(void *block);

int memory_works(void *probe)
{
    return probe != NULL;
}
