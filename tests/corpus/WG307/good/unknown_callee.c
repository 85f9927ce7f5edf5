#include <stdint.h>

int start_conversion(uint8_t channel);

extern volatile uint32_t status;

/* Nothing in the file says what `board_delay` gives. */
void begin(void)
{
    if (start_conversion(3u) == 0) {
        board_delay(10); /* expect: WG902 */
    }
}
