/* setup: {"conditionals": 0} */
#ifndef SENSOR_H
#define SENSOR_H

#include <stdint.h>

#ifdef SENSOR_FAST /* expect: WG308 */
#define SENSOR_RATE 1000u
#else
#define SENSOR_RATE 10u
#endif

int32_t sensor_read(uint8_t channel);

#endif
