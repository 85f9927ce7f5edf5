#include <stdint.h>

extern void write_register(uint32_t address, uint32_t value);

void timer_defaults(void) /* expect: WG304 */
{
    write_register(0x40000000u, 0x00u);
    write_register(0x40000004u, 0x25u);
    write_register(0x40000008u, 0x4au);
    write_register(0x4000000cu, 0x6fu);
    write_register(0x40000010u, 0x94u);
    write_register(0x40000014u, 0xb9u);
    write_register(0x40000018u, 0xdeu);
    write_register(0x4000001cu, 0x03u);
    write_register(0x40000020u, 0x28u);
    write_register(0x40000024u, 0x4du);
    write_register(0x40000028u, 0x72u);
    write_register(0x4000002cu, 0x97u);
    write_register(0x40000030u, 0xbcu);
    write_register(0x40000034u, 0xe1u);
    write_register(0x40000038u, 0x06u);
    write_register(0x4000003cu, 0x2bu);
    write_register(0x40000040u, 0x50u);
    write_register(0x40000044u, 0x75u);
    write_register(0x40000048u, 0x9au);
    write_register(0x4000004cu, 0xbfu);
    write_register(0x40000050u, 0xe4u);
    write_register(0x40000054u, 0x09u);
    write_register(0x40000058u, 0x2eu);
    write_register(0x4000005cu, 0x53u);
    write_register(0x40000060u, 0x78u);
    write_register(0x40000064u, 0x9du);
    write_register(0x40000068u, 0xc2u);
    write_register(0x4000006cu, 0xe7u);
    write_register(0x40000070u, 0x0cu);
    write_register(0x40000074u, 0x31u);
    write_register(0x40000078u, 0x56u);
    write_register(0x4000007cu, 0x7bu);
    write_register(0x40000080u, 0xa0u);
    write_register(0x40000084u, 0xc5u);
    write_register(0x40000088u, 0xeau);
    write_register(0x4000008cu, 0x0fu);
    write_register(0x40000090u, 0x34u);
    write_register(0x40000094u, 0x59u);
    write_register(0x40000098u, 0x7eu);
    write_register(0x4000009cu, 0xa3u);
    write_register(0x400000a0u, 0xc8u);
    write_register(0x400000a4u, 0xedu);
    write_register(0x400000a8u, 0x12u);
    write_register(0x400000acu, 0x37u);
    write_register(0x400000b0u, 0x5cu);
    write_register(0x400000b4u, 0x81u);
    write_register(0x400000b8u, 0xa6u);
    write_register(0x400000bcu, 0xcbu);
    write_register(0x400000c0u, 0xf0u);
    write_register(0x400000c4u, 0x15u);
    write_register(0x400000c8u, 0x3au);
    write_register(0x400000ccu, 0x5fu);
    write_register(0x400000d0u, 0x84u);
    write_register(0x400000d4u, 0xa9u);
    write_register(0x400000d8u, 0xceu);
    write_register(0x400000dcu, 0xf3u);
    write_register(0x400000e0u, 0x18u);
    write_register(0x400000e4u, 0x3du);
}
