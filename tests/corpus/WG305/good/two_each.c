#include <assert.h>
#include <stddef.h>
#include <stdint.h>

static uint8_t buffer[64];
static size_t used;

int buffer_put(const uint8_t *bytes, size_t count)
{
    assert(bytes != NULL);
    assert(used <= sizeof buffer);
    if (count > sizeof buffer - used) {
        return -1;
    }
    for (size_t i = 0; i < count; i++) {
        buffer[used++] = bytes[i];
    }
    return 0;
}

uint8_t buffer_last(void)
{
    assert(used > 0u);
    assert(used <= sizeof buffer);
    return buffer[used - 1u];
}
