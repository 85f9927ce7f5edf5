#include <stddef.h>
#include <stdint.h>

struct node {
    const struct node *next;
    uint32_t value;
};

uint32_t largest(const struct node *node)
{
    uint32_t best = 0u;
    for (; node != NULL; node = node->next) {
        best = node->value > best ? node->value : best;
    }
    return best;
}

int same(const struct node *a, const struct node *b)
{
    if (0 == a || !b) {
        return a == b;
    }
    return a->value == b->value;
}
