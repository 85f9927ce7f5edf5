#include <stddef.h>
#include <stdint.h>

#define DEPTH 32u

struct node {
    const struct node *left;
    const struct node *right;
    uint32_t weight;
};

/* A tree is walked with a stack of its own, whose depth is known. */
uint32_t total_weight(const struct node *root)
{
    const struct node *stack[DEPTH];
    uint32_t used = 0u;
    uint32_t sum = 0u;
    if (root != NULL) {
        stack[used++] = root;
    }
    while (used > 0u) {
        const struct node *node = stack[--used];
        sum += node->weight;
        if (node->left != NULL && used < DEPTH) {
            stack[used++] = node->left;
        }
        if (node->right != NULL && used < DEPTH) {
            stack[used++] = node->right;
        }
    }
    return sum;
}
