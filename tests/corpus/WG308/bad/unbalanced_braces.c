#include <stdint.h>

#define BEGIN { /* expect: WG308 */
#define END } /* expect: WG308 */

int32_t sign(int32_t value)
BEGIN
    return value < 0 ? -1 : 1;
END /* expect: WG902 file */
