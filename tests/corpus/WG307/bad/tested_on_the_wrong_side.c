#include <stdbool.h>
#include <stddef.h>

struct node {
    struct node *next;
};

/* Read from left to right: the use comes first. */
bool has_next(const struct node *node)
{
    return node->next != NULL && node != NULL; /* expect: WG307 */
}
