#include <stddef.h>

struct node {
    struct node *left;
    struct node *right;
    int key;
};

static void
print_key(int key)
{
    volatile int sink = key;
    (void)sink;
}

static void /* expect: WG301 */
print_tree(const struct node *node)
{
    if (node != NULL) {
        print_tree(node->left);
        print_key(node->key);
        print_tree(node->right);
    }
}

void print_all(const struct node *root)
{
    print_tree(root);
}
