#include <stdint.h>

#pragma pack(push, 1)
struct wire {
    uint8_t kind;
    uint32_t value;
};
#pragma pack(pop)

#ifndef __STDC__
#error "a standard compiler is needed"
#endif

#line 20 "wire.c"

uint32_t wire_value(struct wire wire)
{
    return wire.kind == 1u ? wire.value : 0u;
}
