#include <stddef.h>
#include <stdint.h>

/* A check of a parameter is rule 7's; rule 5 asks for assertions. */
int32_t first_sample(const int32_t *samples, size_t count) /* expect: WG305 */
{
    if (samples == NULL) {
        return -1;
    }
    if (count == 0u) {
        return -1;
    }
    return samples[0];
}
