/* setup: {"function_lines": 6} */
#include <stdint.h>

extern void store_fault(uint32_t code);

__attribute__((
    noinline,
    used,
    section(".ramfunc")
))
void hard_fault(void)
{
    store_fault(0xdeadu);
    for (;;) {
    }
}
