/* setup: {"function_lines": 9} */
#include <stdint.h>

uint32_t page_size(void)
{
#ifdef LARGE_PAGES
    return 4096u;
#else
    return 256u;
#endif
}
