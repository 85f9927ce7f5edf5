/* setup: {"assertions": ["assert", "REQUIRE"]} */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>

extern void require(int condition);
#define REQUIRE(condition) require(condition)

uint8_t peek(const uint8_t *queue)
{
    assert(queue != NULL);
    return *queue;
}

void poke(uint8_t *queue, uint8_t value)
{
    REQUIRE(queue != NULL);
    queue[0] = value;
}
