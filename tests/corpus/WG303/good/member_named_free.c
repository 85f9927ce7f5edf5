#include <stddef.h>

struct pool {
    void (*free)(struct pool *pool, void *block);
    void *(*malloc)(struct pool *pool, size_t size);
};

/* What a member points to is the pool's own affair. */
void recycle(struct pool *pool, void *block)
{
    if (block != NULL) {
        pool->free(pool, block);
    }
}
