#include <stdint.h>

/* Who is called here no tool can tell. */
uint32_t count_if(const uint32_t values[8], int (*wanted)(uint32_t value)) /* expect: WG309 */
{
    uint32_t count = 0u;
    for (int i = 0; i < 8; i++) {
        count += wanted(values[i]) ? 1u : 0u;
    }
    return count;
}
