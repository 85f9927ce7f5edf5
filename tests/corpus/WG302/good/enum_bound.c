#include <stdbool.h>

enum relay { PUMP, FAN, LAMP, RELAY_COUNT };

static bool closed[RELAY_COUNT];

void open_all(void)
{
    for (int relay = PUMP; relay < RELAY_COUNT; relay++) {
        closed[relay] = false;
    }
}

bool any_closed(void)
{
    bool any = false;
    for (int relay = PUMP; relay < RELAY_COUNT && !any; relay++) {
        any = closed[relay];
    }
    return any;
}
