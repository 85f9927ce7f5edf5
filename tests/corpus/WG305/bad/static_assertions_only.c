#include <assert.h>
#include <stdint.h>

struct packet {
    uint8_t kind;
    uint8_t length;
    uint16_t crc;
};

/* They hold while compiling, and test nothing while running. */
int packet_ok(const struct packet *packet) /* expect: WG305 */
{
    _Static_assert(sizeof(struct packet) == 4, "layout");
    static_assert(sizeof(uint16_t) == 2, "layout");
    return packet != 0 && packet->length <= 32u;
}
