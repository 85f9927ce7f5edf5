#include <stdint.h>

int32_t cell(int32_t ***cube, uint8_t plane) /* expect: WG309 */
{
    int32_t *row = 0;
    return row == 0 && cube != 0 ? (int32_t)plane : 0;
}
