#include <assert.h>
#include <stdint.h>

/* Assertions count wherever they stand in the function. */
int32_t select_gain(int32_t level)
{
    if (level > 100) {
        assert(level <= 4095);
        return 1;
    }
    switch (level / 10) {
    case 0:
        assert(level >= 0);
        return 8;
    default:
        return 4;
    }
}
