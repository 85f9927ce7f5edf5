#include <stdint.h>

/* Ackermann: the inner call is an argument of the outer one. */
uint32_t ackermann(uint32_t m, uint32_t n) /* expect: WG301 */
{
    if (m == 0u) {
        return n + 1u;
    }
    if (n == 0u) {
        return ackermann(m - 1u, 1u);
    }
    return ackermann(m - 1u, ackermann(m, n - 1u));
}
