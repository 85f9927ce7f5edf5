#include <stdint.h>

extern int receive(void);
extern void handle(int message);

/* The jump does not leave the loop. */
void pump(void)
{
    while (1) { /* expect: WG302 */
        int message = receive();
        if (message < 0) {
            goto next;
        }
        handle(message);
    next:;
    }
}
