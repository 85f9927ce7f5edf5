#include <stdint.h>

/* An array parameter is a pointer, whatever stands between the brackets. */
int32_t centre(const int32_t window[3])
{
    return window[1]; /* expect: WG307 */
}
