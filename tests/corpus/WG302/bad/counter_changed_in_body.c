#include <stdint.h>

/* A skipped escape character moves the counter. */
uint32_t count_characters(const char text[64])
{
    uint32_t count = 0u;
    for (int i = 0; i < 64; i++) { /* expect: WG302 */
        if (text[i] == '\\') {
            i++;
        }
        count++;
    }
    return count;
}
