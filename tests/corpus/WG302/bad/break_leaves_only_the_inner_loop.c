#include <stdint.h>

extern int read_byte(void);
extern void store(int byte);

void receive_lines(void)
{
    for (;;) { /* expect: WG302 */
        for (int column = 0; column < 80; column++) {
            int byte = read_byte();
            if (byte == '\n') {
                break;
            }
            store(byte);
        }
    }
}
