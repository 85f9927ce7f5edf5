#include <stdint.h>

/* Each stands for the other: the preprocessor stops, and the reader does not know where. */
#define INNER(x) (OUTER(x) + 1) /* expect: WG308 */
#define OUTER(x) (INNER(x) * 2) /* expect: WG308 */

int32_t plain(int32_t x)
{
    return x + 1;
}
