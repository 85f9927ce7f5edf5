#include <stdint.h>

#ifdef BOARD_A
#define CLOCK 8000000u
#endif

#ifdef BOARD_B
#define CLOCK 16000000u
#endif

#if !defined(BOARD_A) && !defined(BOARD_B)
#define CLOCK 1000000u
#endif

uint32_t prescaler(uint32_t rate)
{
    return rate == 0u ? 0u : CLOCK / rate;
}
