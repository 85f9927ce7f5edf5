#include <stdint.h>

struct driver {
    int (*transmit)(uint8_t byte);
    uint8_t retries;
};

/* The member bears the function's own name; the call goes wherever it points to. */
int transmit(const struct driver *driver, uint8_t byte)
{
    int status = -1;
    for (uint8_t attempt = 0u; attempt < 3u && status != 0; attempt++) {
        status = driver->transmit(byte); /* expect: WG902 */
    }
    return status;
}
