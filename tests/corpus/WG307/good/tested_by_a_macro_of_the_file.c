#include <stddef.h>
#include <stdint.h>

#define RETURN_IF_NULL(pointer, status) \
    do {                                \
        if ((pointer) == NULL) {        \
            return (status);            \
        }                               \
    } while (0)

int32_t read_first(const int32_t *values)
{
    RETURN_IF_NULL(values, -1);
    return values[0];
}
