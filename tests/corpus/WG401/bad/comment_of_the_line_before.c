#include <stdint.h>

static uint32_t errors; /* counted since the start */
uint32_t note_error(void) /* expect: WG401 */
{
    errors++;
    return errors;
}
