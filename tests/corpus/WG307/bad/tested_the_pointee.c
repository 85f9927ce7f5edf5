#include <stddef.h>
#include <stdint.h>

struct list {
    struct list *next;
};

/* The condition itself looks behind the pointer. */
int is_last(const struct list *list)
{
    if (list->next == NULL) { /* expect: WG307 */
        return 1;
    }
    return 0;
}
