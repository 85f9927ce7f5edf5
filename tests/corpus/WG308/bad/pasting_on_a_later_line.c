#include <stdint.h>

#define COUNTER(name)                    \
    static uint32_t name##_count;        /* expect: WG308 */ \
    uint32_t name(void)                  \
    {                                    \
        return 1u;                       \
    }

COUNTER(errors) /* expect: WG902 file */
