#include <stddef.h>
#include <stdint.h>

static int32_t checked(const int32_t *value)
{
    return value == NULL ? 0 : *value;
}

/* Who does not look behind a pointer need not test it. */
int32_t twice(const int32_t *value)
{
    return checked(value) + checked(value);
}
