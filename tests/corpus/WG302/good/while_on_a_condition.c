#include <stdint.h>

volatile uint32_t adc_status;
volatile uint32_t adc_data;

uint32_t convert(void)
{
    while ((adc_status & 1u) == 0u) { /* expect: WG302 warning */
    }
    return adc_data;
}

uint32_t digits(uint32_t value)
{
    uint32_t count = 0u;
    do { /* expect: WG302 warning */
        count++;
        value /= 10u;
    } while (value != 0u);
    return count;
}
