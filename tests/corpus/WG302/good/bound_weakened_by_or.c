#include <stdbool.h>
#include <stdint.h>

extern bool more(void);

/* Beyond sixteen it goes on for as long as `more` says. */
uint32_t collect(void)
{
    uint32_t sum = 0u;
    for (uint32_t i = 0u; i < 16u || more(); i++) { /* expect: WG302 warning */
        sum += i;
    }
    return sum;
}
