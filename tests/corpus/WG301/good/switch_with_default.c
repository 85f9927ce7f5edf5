#include <stdint.h>

enum state { IDLE, ARMED, FIRED };

/* `case` and `default` are labels that nobody jumps to by name. */
enum state next_state(enum state state, uint8_t event)
{
    switch (state) {
    case IDLE:
        return event == 1u ? ARMED : IDLE;
    case ARMED:
        return event == 2u ? FIRED : ARMED;
    case FIRED:
        return IDLE;
    default:
        return IDLE;
    }
}
