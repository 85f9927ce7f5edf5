#include <stdint.h>

struct list {
    struct list *next;
    uint32_t size;
};

#define LIST_SIZE(list) ((list)->size) /* expect: WG309 */

uint32_t both(const struct list *a, const struct list *b)
{
    return LIST_SIZE(a) + LIST_SIZE(b);
}
