#include <stdio.h>

/* malloc(3) may fail, free(3) may not: see the manual. */
static const char *const texts[] = {
    "call malloc() and free() only at start",
    "calloc(n, size)",
};

int explain(void)
{
    // realloc(p, n) moves a block
    return puts(texts[0]) < 0 || puts(texts[1]) < 0;
}
