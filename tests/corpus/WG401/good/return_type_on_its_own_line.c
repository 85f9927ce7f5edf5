#include <stdint.h>

/*
 * Wait for the converter, and give its value.
 */
static
uint32_t
convert(uint32_t channel)
{
    return channel * 17u;
}

/* Convert twice, and give the mean. */
uint32_t convert_mean(uint32_t channel)
{
    return (convert(channel) + convert(channel)) / 2u;
}
