#include <assert.h>
#include <stdint.h>

int32_t lookup(uint8_t index) /* expect: WG305 */
{
    static const int32_t sines[] = {0, 707, 1000, 707};
    assert("index is checked by the caller");
    assert(sizeof sines == 4 * sizeof sines[0]);
    return sines[index & 3u];
}
