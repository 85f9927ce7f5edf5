#include <stddef.h>
#include <stdint.h>

struct record {
    uint32_t id;
    uint8_t body[28];
};

/* `sizeof` looks at the type and never at the place. */
size_t records_in(const struct record *record, size_t bytes)
{
    size_t size = sizeof *record + sizeof(record->id) * 0u;
    return record == NULL ? 0u : bytes / size;
}
