#include <stdint.h>

struct context {
    uint32_t calls;
};

void on_timer(void *argument)
{
    ((struct context *)argument)->calls++; /* expect: WG307 */
}
