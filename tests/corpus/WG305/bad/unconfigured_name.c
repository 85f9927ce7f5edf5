#include <stdint.h>

extern void verify(int condition);

/* The plan says which names count, and `verify` is not among them. */
int32_t torque(int32_t current, int32_t factor) /* expect: WG305 */
{
    verify(current >= 0);
    verify(factor > 0);
    return current * factor / 1000;
}
