/* setup: {"function_lines": 8} */
#include <stdint.h>

uint32_t clock_hz(void) /* expect: WG304 */
{
#if defined(BOARD_A)
    return 8000000u;
#elif defined(BOARD_B)
    return 16000000u;
#else
    return 1000000u;
#endif
}
