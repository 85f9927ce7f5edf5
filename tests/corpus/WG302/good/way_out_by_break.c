#include <stdint.h>

extern int read_byte(void);

/* It has a way out, but nobody can say when it is taken. */
uint32_t skip_noise(void)
{
    uint32_t skipped = 0u;
    for (;;) { /* expect: WG302 warning */
        if (read_byte() == 0x7e) {
            break;
        }
        skipped++;
    }
    return skipped;
}
