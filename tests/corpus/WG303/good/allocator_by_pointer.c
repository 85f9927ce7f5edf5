#include <stddef.h>

struct heap {
    void *(*take)(size_t size);
};

/* Whether this is the heap cannot be seen: rule 1 tells of calls through pointers. */
void *take_block(const struct heap *heap, size_t size)
{
    return heap->take(size);
}
