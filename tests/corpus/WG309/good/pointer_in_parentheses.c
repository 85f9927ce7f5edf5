#include <stdint.h>

struct pair {
    int32_t first;
    int32_t second;
};

/* Parentheses and a dot are one dereference, as an arrow is. */
int32_t sum(const struct pair *pair)
{
    return (*pair).first + (*pair).second;
}
