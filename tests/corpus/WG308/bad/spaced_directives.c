#include <stdint.h>

#  define JOIN( a , b ) a ## b /* expect: WG308 */
 # define TELL( ... ) count_calls( __VA_ARGS__ ) /* expect: WG308 */
%:undef JOIN /* expect: WG308 */

uint32_t count_calls(uint32_t calls)
{
    return TELL(calls) + 1u;
}
