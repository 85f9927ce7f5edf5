#include <stdint.h>

#ifdef WITH_A
int32_t a = 1;
#endif
#ifdef WITH_B
int32_t b = 2;
#endif
#if defined(WITH_C) || defined(WITH_D)
int32_t c = 3;
#endif
#ifndef WITHOUT_E /* expect: WG308 */
int32_t e = 5;
#endif

int32_t none(void)
{
    return 0;
}
