#include <stdint.h>

struct header {
    uint16_t length;
    uint16_t checksum;
};

/* A member and a function may share a name: reading the one is no call of the other. */
uint16_t checksum(const struct header *header)
{
    uint16_t sum = header->length;
    if (header->checksum != 0u) {
        sum = (uint16_t)(sum ^ header->checksum);
    }
    return sum;
}

int header_valid(const struct header *header)
{
    return checksum(header) == 0u;
}
