#include <stdint.h>
#include <stdio.h>

static char line[80]; /* expect: WG306 */

int print_reading(int channel, int value)
{
    int length = snprintf(line, sizeof line, "%d: %d", channel, value);
    return length < 0 ? -1 : puts(line);
}
