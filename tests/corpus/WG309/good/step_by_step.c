#include <stddef.h>
#include <stdint.h>

struct node {
    struct node *next;
    int32_t key;
};

/* One step at a time, each with a name. */
int32_t third_key(const struct node *first)
{
    const struct node *second = first->next;
    if (second == NULL) {
        return -1;
    }
    const struct node *third = second->next;
    return third == NULL ? -1 : third->key;
}
