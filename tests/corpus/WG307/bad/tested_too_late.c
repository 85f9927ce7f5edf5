#include <stddef.h>
#include <stdint.h>

struct packet {
    uint16_t length;
    uint8_t kind;
};

int accept(const struct packet *packet)
{
    uint16_t length = packet->length; /* expect: WG307 */
    if (packet == NULL) {
        return -1;
    }
    return length > 0u && packet->kind == 1u ? 0 : -1;
}
