#include <stdint.h>

static uint8_t tries;

static uint8_t count_try(void)
{
    tries++;
    return tries;
}

int attempt(int ready)
{
    if (!ready)
        count_try(); /* expect: WG307 */
    else
        return 0;
    for (int i = 0; i < 3; i++)
        count_try(); /* expect: WG307 */
    return -1;
}
