#include <stdint.h>

/* A signed counter may go down to zero, inclusive. */
void to_decimal(uint32_t value, char digits[11])
{
    for (int place = 9; place >= 0; place--) {
        digits[place] = (char)('0' + (int)(value % 10u));
        value /= 10u;
    }
    digits[10] = '\0';
}
