#include <stdint.h>

int find(const uint8_t keys[32], uint8_t key)
{
    int found = -1;
    for (int i = 0; i < 32; i++) { /* expect: WG302 */
        if (keys[i] == key) {
            found = i;
            i = 32;
        }
    }
    return found;
}
