#include <stdint.h>

extern int read_register(int number);

int answer(int command)
{
    int value; /* expect: WG306 */
    int status = 0;
    switch (command) {
    case 1: {
        value = read_register(4);
        status = value & 0xff;
        break;
    }
    default:
        status = -1;
        break;
    }
    return status;
}
