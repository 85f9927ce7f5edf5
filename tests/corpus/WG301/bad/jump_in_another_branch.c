#include <stdint.h>

/* One branch is compiled here, the other one elsewhere: both are the program. */
int read_word(uint32_t address, uint32_t *word)
{
    int status = 0;
#ifdef HOST_BUILD
    *word = address ^ 0xffffffffu;
#else
    if (address % 4u != 0u) {
        status = -1;
        goto done; /* expect: WG301 */
    }
    *word = *(volatile uint32_t *)(uintptr_t)address;
done:
#endif
    return status;
}
