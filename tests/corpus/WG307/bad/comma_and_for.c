#include <stdint.h>

static int feed(int amount)
{
    return amount > 3;
}

int run(int rounds)
{
    int i = 0;
    while (i < rounds) {
        i++;
        feed(i); /* expect: WG307 */
    }
    return i;
}
