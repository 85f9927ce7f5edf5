#include <stdint.h>

typedef uint16_t register_t16;
typedef struct {
    uint8_t red;
    uint8_t green;
    uint8_t blue;
} colour_t;
typedef uint8_t palette_t[16];

/* None of these hides a pointer. */
uint32_t packed(colour_t colour)
{
    return ((uint32_t)colour.red << 16) | ((uint32_t)colour.green << 8) | colour.blue;
}
