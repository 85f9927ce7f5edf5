/* setup: {"assertions": ["c_assert"]} */
#include <stdbool.h>
#include <stdint.h>

extern bool report(const char *text);

#define c_assert(e) ((e) ? true : report(#e))

/* Holzmann's form: the assertion is asked, and the function recovers. */
int set_heading(int32_t *heading, int32_t degrees)
{
    if (!c_assert(heading != 0)) {
        return -1;
    }
    if (!c_assert(degrees >= 0 && degrees < 360)) {
        return -2;
    }
    *heading = degrees;
    return 0;
}
