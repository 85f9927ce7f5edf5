#include <stddef.h>

struct node {
    struct node *next;
    int key;
};

/* The elegant way to unlink, and the hard one to check. */
void unlink_key(struct node *head, int key)
{
    struct node **link = &head->next; /* expect: WG309 */
    struct node *node = head->next;
    while (node != NULL) {
        if (node->key == key) {
            *link = node->next;
        }
        link = &node->next;
        node = node->next;
    }
}
