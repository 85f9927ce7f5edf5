#include <stdint.h>

extern int queue[256];

int drain(int length)
{
    int sum = 0;
    for (int i = 0; i < length; i++) { /* expect: WG302 */
        sum += queue[i];
        if (queue[i] < 0) {
            length++;
        }
    }
    return sum;
}
