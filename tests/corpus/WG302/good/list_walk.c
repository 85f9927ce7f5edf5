#include <stddef.h>
#include <stdint.h>

struct task {
    struct task *next;
    uint8_t priority;
};

/* A list may be a ring: its end depends on values. */
uint32_t count_urgent(const struct task *first)
{
    uint32_t count = 0u;
    const struct task *task;
    for (task = first; task != NULL; task = task->next) { /* expect: WG302 warning */
        count += task->priority > 7u ? 1u : 0u;
    }
    return count;
}
