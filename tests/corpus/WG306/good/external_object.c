#include <stdint.h>

/* Other files may use it: that cannot be seen from here. */
uint32_t error_count; /* expect: WG902 */

void note_error(void)
{
    error_count++;
}
