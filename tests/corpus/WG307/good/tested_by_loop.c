#include <stddef.h>
#include <stdint.h>

struct node {
    const struct node *next;
    uint32_t value;
};

uint32_t sum(const struct node *node)
{
    uint32_t total = 0u;
    while (node != NULL) {
        total += node->value;
        node = node->next;
    }
    return total;
}
