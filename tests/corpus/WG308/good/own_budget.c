/* setup: {"conditionals": 5} */
#include <stdint.h>

#ifdef WITH_A
int32_t a = 1;
#endif
#ifdef WITH_B
int32_t b = 2;
#endif
#ifdef WITH_C
int32_t c = 3;
#endif
#ifdef WITH_D
int32_t d = 4;
#endif
#ifdef WITH_E
int32_t e = 5;
#endif

int32_t none(void)
{
    return 0;
}
