#include <stdbool.h>

extern bool run_next_task(void);
extern void sleep_until_interrupt(void);

/* Made to run for ever: the plan must waive it by name. */
int main(void)
{
    while (true) { /* expect: WG302 */
        if (!run_next_task()) {
            sleep_until_interrupt();
        }
    }
}
