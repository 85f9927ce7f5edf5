#include <stddef.h>

/* `sizeof` asks for the type of the call and does not make it. */
size_t width(size_t count)
{
    return count * sizeof(width(0u));
}
