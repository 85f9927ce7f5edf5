#include <stdint.h>

/* The text is constant, the pointer is not. */
static const char *last_error = "none"; /* expect: WG306 */

const char *explain(int32_t code)
{
    if (code != 0) {
        last_error = code > 0 ? "late" : "lost";
    }
    return last_error;
}
