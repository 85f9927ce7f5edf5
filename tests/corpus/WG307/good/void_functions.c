#include <stdint.h>

static volatile uint32_t port;

static void set_pin(uint8_t pin)
{
    port |= 1u << pin;
}

static void clear_pin(uint8_t pin)
{
    port &= ~(1u << pin);
}

void pulse(uint8_t pin)
{
    set_pin(pin);
    clear_pin(pin);
}
