#include <stdint.h>

static uint32_t retries; /* expect: WG306 */

/* A parameter of the same name hides the file's object here. */
uint32_t total_retries(uint32_t retries)
{
    return retries + 1u;
}

uint32_t note_retry(void)
{
    retries = retries + 1u;
    return retries;
}
