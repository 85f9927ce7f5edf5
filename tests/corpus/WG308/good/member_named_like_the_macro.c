#include <stdint.h>

struct queue {
    uint32_t size;
    uint32_t head;
};

/* The preprocessor needs parentheses to call `size` again; a member has none. */
#define size(queue) ((queue).size + 1u)

uint32_t room(struct queue queue)
{
    return size(queue) - queue.head;
}
