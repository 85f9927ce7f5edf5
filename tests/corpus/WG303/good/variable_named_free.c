#include <stdint.h>

struct disk {
    uint32_t total;
    uint32_t used;
    uint32_t free;
};

uint32_t percent_free(const struct disk *disk)
{
    uint32_t free = disk->free;
    if (disk->total == 0u) {
        return 0u;
    }
    return free * 100u / disk->total;
}
