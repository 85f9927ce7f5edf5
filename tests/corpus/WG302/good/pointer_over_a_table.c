#include <stdint.h>

#define ENTRIES 16

static uint32_t table[ENTRIES];

void clear_table(void)
{
    for (uint32_t *entry = table; entry < table + ENTRIES; entry++) {
        *entry = 0u;
    }
}
