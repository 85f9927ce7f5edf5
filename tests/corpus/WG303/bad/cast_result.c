#include <stdint.h>
#include <stdlib.h>

int32_t *history_copy(const int32_t *history, uint32_t length)
{
    int32_t *copy = (int32_t *)malloc((size_t)length * sizeof(int32_t)); /* expect: WG303 */
    for (uint32_t i = 0u; copy != NULL && i < length; i++) {
        copy[i] = history[i];
    }
    return copy;
}
