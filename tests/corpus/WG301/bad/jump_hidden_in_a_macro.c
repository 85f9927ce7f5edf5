#include <stdint.h>

/* Whoever reads the function does not see that it jumps. */
#define TRY(call)                   \
    do {                            \
        if ((call) != 0) {          \
            goto failed;            /* expect: WG301 */ \
        }                           \
    } while (0)

extern int power_on(void);

int start(void)
{
    TRY(power_on()); /* expect: WG902 */
    return 0;
failed:
    return -1;
}
