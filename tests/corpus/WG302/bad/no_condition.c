#include <stdint.h>

extern int probe(int address);

void scan_bus(uint8_t present[128])
{
    for (int address = 0;; address++) { /* expect: WG302 */
        present[address & 127] = (uint8_t)(probe(address) == 0);
    }
}
