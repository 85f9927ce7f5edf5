/* setup: {"function_lines": 12} */
#include <stdint.h>

extern int set_mode(int mode);

int command(char letter) /* expect: WG304 */
{
    switch (letter) {
    case 'a':
        return set_mode(1);
    case 'b':
        return set_mode(2);
    case 'c':
        return set_mode(3);
    case 'x':
        return set_mode(0);
    default:
        return -1;
    }
}
