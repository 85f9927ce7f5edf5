/* setup: {"function_lines": 5} */
#include <stdint.h>

enum fault {
    FAULT_NONE,
    FAULT_OVERHEAT,
    FAULT_UNDERVOLTAGE,
    FAULT_SENSOR,
    FAULT_WATCHDOG,
};

struct status {
    enum fault fault;
    uint32_t uptime;
    uint16_t voltage;
    int16_t temperature;
};

int healthy(const struct status *status)
{
    return status->fault == FAULT_NONE;
}
