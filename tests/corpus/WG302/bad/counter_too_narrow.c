#include <stdint.h>

extern void program_word(uint16_t word);

/* Eight bits hold 255 at most, so the test never fails. */
void program_page(const uint16_t page[256])
{
    for (uint8_t i = 0u; i <= 255u; i++) { /* expect: WG302 */
        program_word(page[i]);
    }
}
