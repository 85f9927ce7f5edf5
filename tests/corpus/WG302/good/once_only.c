#include <stdint.h>

#define STORE(place, value)   \
    do {                      \
        (place) = (value);    \
    } while (0)

uint32_t last_error;

int set_error(uint32_t code)
{
    int status = -1;
    do {
        if (code == 0u) {
            break;
        }
        STORE(last_error, code);
        status = 0;
    } while (0);
    return status;
}
