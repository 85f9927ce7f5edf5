#include <stdint.h>

struct motor {
    int32_t speed;
    int32_t limit;
};

static int drive(int32_t speed)
{
    return speed > 1000 ? -1 : 0;
}

void accelerate(struct motor *motor, int32_t step)
{
    motor->speed += step; /* expect: WG307 */
    drive(motor->speed); /* expect: WG307 */
}
