#include <stdint.h>

int unlock(uint32_t key);

void open_door(uint32_t key)
{
    unlock(key); /* expect: WG307 */
}

int unlock(uint32_t key)
{
    return key == 0xcafeu ? 0 : -1;
}
