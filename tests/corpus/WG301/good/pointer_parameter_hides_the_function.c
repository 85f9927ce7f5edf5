#include <stdint.h>

/* The parameter hides the function: who is called is not known. */
int32_t filter(int32_t value, int32_t (*filter)(int32_t value, int32_t limit))
{
    return value > 0 ? filter(value, 10) : 0; /* expect: WG902 */
}
