#include <stdint.h>

#define UART_BASE 0x40004400u
#define STATUS_OFFSET 0x1cu

/* The macro names a place; the function looks behind it. */
uint32_t uart_status(void)
{
    const volatile uint32_t *status = (const volatile uint32_t *)(uintptr_t)(UART_BASE + STATUS_OFFSET);
    return *status;
}
