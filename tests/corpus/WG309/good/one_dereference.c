#include <stdint.h>

struct sample {
    int32_t value;
    uint32_t time;
};

int32_t rate(const struct sample *now, const struct sample *before)
{
    return now->time == before->time ? 0 : now->value - before->value;
}
