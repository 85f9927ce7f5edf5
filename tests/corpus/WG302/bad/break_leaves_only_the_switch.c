#include <stdint.h>

extern int read_command(void);
extern void set_speed(int speed);

void command_loop(void)
{
    while (1) { /* expect: WG302 */
        switch (read_command()) {
        case 'f':
            set_speed(10);
            break;
        case 's':
            set_speed(0);
            break;
        default:
            continue;
        }
    }
}
