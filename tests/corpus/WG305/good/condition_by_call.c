#include <assert.h>
#include <stdint.h>
#include <string.h>

extern int is_known(uint32_t id);

/* What the called functions do besides is not seen from here. */
int32_t channel_of(uint32_t id, const char *name)
{
    assert(name != 0);
    assert(id < 512u);
    assert(is_known(id)); /* expect: WG902 */
    return (int32_t)(id % 16u) + (name[0] == 'x');
}
