#include <stddef.h>
#include <stdint.h>

struct entry {
    struct entry *next;
    int32_t key;
};

int32_t key_after(const struct entry *entry)
{
    const struct entry *following; /* expect: WG306 */
    int32_t key = -1;
    if (entry != NULL && entry->next != NULL) {
        following = entry->next;
        key = following->key;
    }
    return key;
}
