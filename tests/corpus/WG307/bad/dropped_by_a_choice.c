#include <stdint.h>

static int open_valve(int number)
{
    return number > 3 ? -1 : number;
}

static int close_valve(int number)
{
    return number > 3 ? -1 : 0;
}

void set_valve(int number, int open)
{
    open ? open_valve(number) : close_valve(number); /* expect: WG307 */
}
