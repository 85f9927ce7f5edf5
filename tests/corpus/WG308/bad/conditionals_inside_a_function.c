/* setup: {"conditionals": 1} */
#include <stdint.h>

uint32_t start(uint32_t mode)
{
    uint32_t status = mode;
#ifdef WITH_DMA
    status |= 1u;
#endif
#ifdef WITH_IRQ /* expect: WG308 */
    status |= 2u;
#endif
    return status;
}
