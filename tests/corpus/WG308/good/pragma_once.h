#pragma once

#include <stdint.h>

#define BAUD 115200u

uint32_t uart_divisor(uint32_t clock);
