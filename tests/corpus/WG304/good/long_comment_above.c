#include <stdint.h>

extern void write_register(uint32_t address, uint32_t value);

/*
 * Register CR1: see the reference manual, table 0.
 * Register CR2: see the reference manual, table 1.
 * Register SMCR: see the reference manual, table 2.
 * Register DIER: see the reference manual, table 3.
 * Register SR: see the reference manual, table 4.
 * Register EGR: see the reference manual, table 5.
 * Register CCMR1: see the reference manual, table 6.
 * Register CCMR2: see the reference manual, table 7.
 * Register CCER: see the reference manual, table 8.
 * Register CNT: see the reference manual, table 9.
 * Register PSC: see the reference manual, table 10.
 * Register ARR: see the reference manual, table 11.
 * Register CCR1: see the reference manual, table 12.
 * Register CCR2: see the reference manual, table 13.
 * Register CCR3: see the reference manual, table 14.
 * Register CCR4: see the reference manual, table 15.
 * Register DCR: see the reference manual, table 16.
 * Register DMAR: see the reference manual, table 17.
 * Register OR: see the reference manual, table 18.
 * Register TISEL: see the reference manual, table 19.
 * Register CR1: see the reference manual, table 20.
 * Register CR2: see the reference manual, table 21.
 * Register SMCR: see the reference manual, table 22.
 * Register DIER: see the reference manual, table 23.
 * Register SR: see the reference manual, table 24.
 * Register EGR: see the reference manual, table 25.
 * Register CCMR1: see the reference manual, table 26.
 * Register CCMR2: see the reference manual, table 27.
 * Register CCER: see the reference manual, table 28.
 * Register CNT: see the reference manual, table 29.
 * Register PSC: see the reference manual, table 30.
 * Register ARR: see the reference manual, table 31.
 * Register CCR1: see the reference manual, table 32.
 * Register CCR2: see the reference manual, table 33.
 * Register CCR3: see the reference manual, table 34.
 * Register CCR4: see the reference manual, table 35.
 * Register DCR: see the reference manual, table 36.
 * Register DMAR: see the reference manual, table 37.
 * Register OR: see the reference manual, table 38.
 * Register TISEL: see the reference manual, table 39.
 * Register CR1: see the reference manual, table 40.
 * Register CR2: see the reference manual, table 41.
 * Register SMCR: see the reference manual, table 42.
 * Register DIER: see the reference manual, table 43.
 * Register SR: see the reference manual, table 44.
 * Register EGR: see the reference manual, table 45.
 * Register CCMR1: see the reference manual, table 46.
 * Register CCMR2: see the reference manual, table 47.
 * Register CCER: see the reference manual, table 48.
 * Register CNT: see the reference manual, table 49.
 * Register PSC: see the reference manual, table 50.
 * Register ARR: see the reference manual, table 51.
 * Register CCR1: see the reference manual, table 52.
 * Register CCR2: see the reference manual, table 53.
 * Register CCR3: see the reference manual, table 54.
 * Register CCR4: see the reference manual, table 55.
 * Register DCR: see the reference manual, table 56.
 * Register DMAR: see the reference manual, table 57.
 * Register OR: see the reference manual, table 58.
 * Register TISEL: see the reference manual, table 59.
 */
void timer_reset(void)
{
    write_register(0x40000000u, 0x00u);
    write_register(0x40000004u, 0x25u);
    write_register(0x40000008u, 0x4au);
    write_register(0x4000000cu, 0x6fu);
    write_register(0x40000010u, 0x94u);
    write_register(0x40000014u, 0xb9u);
    write_register(0x40000018u, 0xdeu);
    write_register(0x4000001cu, 0x03u);
    write_register(0x40000020u, 0x28u);
    write_register(0x40000024u, 0x4du);
    write_register(0x40000028u, 0x72u);
    write_register(0x4000002cu, 0x97u);
    write_register(0x40000030u, 0xbcu);
    write_register(0x40000034u, 0xe1u);
    write_register(0x40000038u, 0x06u);
    write_register(0x4000003cu, 0x2bu);
    write_register(0x40000040u, 0x50u);
    write_register(0x40000044u, 0x75u);
    write_register(0x40000048u, 0x9au);
    write_register(0x4000004cu, 0xbfu);
}
