/* setup: {"init": ["board_*"], "allocators": ["pvPortMalloc", "vPortFree"]} */
#include <stddef.h>
#include <stdint.h>

extern void *pvPortMalloc(size_t size);

static uint8_t *dma_buffer;

int board_start(void)
{
    dma_buffer = pvPortMalloc(512);
    return dma_buffer == NULL ? -1 : 0;
}

uint8_t dma_byte(uint32_t index)
{
    return dma_buffer[index % 512u];
}
