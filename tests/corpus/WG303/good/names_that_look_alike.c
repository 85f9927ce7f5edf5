#include <stddef.h>
#include <stdint.h>

static uint8_t arena[1024];
static size_t used;

/* Not the library's functions, though their names hold its words. */
static void *arena_malloc(size_t size)
{
    void *place = size <= sizeof arena - used ? &arena[used] : NULL;
    used += place == NULL ? 0u : size;
    return place;
}

static void arena_free_all(void)
{
    used = 0u;
}

void *begin_request(size_t size)
{
    arena_free_all();
    return arena_malloc(size);
}
