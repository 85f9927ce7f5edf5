#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct job {
    struct job *next;
    uint8_t priority;
};

/* The test stands to the left of the use. */
bool urgent(const struct job *job)
{
    return job != NULL && job->priority > 7u;
}

uint8_t priority_of(const struct job *job)
{
    return job ? job->priority : 0u;
}

const struct job *after(const struct job *job)
{
    if (job == NULL || job->next == NULL) {
        return NULL;
    }
    return job->next;
}
