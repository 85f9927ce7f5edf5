#include <stdint.h>

/* Where nothing is defined, nothing is missing. */
const uint16_t thresholds[] = {100u, 200u, 400u, 800u};
