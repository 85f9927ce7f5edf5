#include <stdint.h>

static uint32_t read_register(uint32_t address)
{
    return *(volatile uint32_t *)(uintptr_t)address;
}

static uint32_t read_status(void)
{
    return read_register(0x40001000u);
}

static uint32_t read_data(void)
{
    return read_register(0x40001004u);
}

/* Two ways to one function are a diamond, not a circle. */
uint32_t poll(void)
{
    return (read_status() & 1u) != 0u ? read_data() : 0u;
}
