#include <stdint.h>

extern void send(uint8_t byte);

void send_number(int32_t value)
{
    uint8_t byte;
    if (value < 0) {
        byte = (uint8_t)(-value);
        send('-');
        send(byte);
    } else {
        byte = (uint8_t)value;
        send(byte);
    }
}
