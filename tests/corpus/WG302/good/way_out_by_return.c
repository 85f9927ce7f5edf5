#include <stdint.h>

extern int next_event(void);

int wait_for(int wanted)
{
    while (1) { /* expect: WG302 warning */
        int event = next_event();
        if (event == wanted) {
            return event;
        }
    }
}
