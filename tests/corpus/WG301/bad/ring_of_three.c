#include <stdint.h>

int retry_link(uint8_t tries);
int open_link(uint8_t tries);
int greet_peer(uint8_t tries);

int open_link(uint8_t tries) /* expect: WG301 */
{
    return tries == 0u ? -1 : greet_peer(tries);
}

int greet_peer(uint8_t tries) /* expect: WG301 */
{
    return tries % 2u == 0u ? 0 : retry_link(tries);
}

int retry_link(uint8_t tries) /* expect: WG301 */
{
    return open_link((uint8_t)(tries - 1u));
}

int connect(void)
{
    return open_link(5u);
}
