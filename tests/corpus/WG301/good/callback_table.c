#include <stddef.h>
#include <stdint.h>

typedef int (*command)(uint8_t argument);

static int led_on(uint8_t argument)
{
    return argument > 7u ? -1 : 0;
}

static int led_off(uint8_t argument)
{
    return argument > 7u ? -1 : 1;
}

static const command commands[] = {led_on, led_off};

/* Who is called here cannot be read off by name, and that is said. */
int dispatch(uint8_t number, uint8_t argument)
{
    if (number >= sizeof commands / sizeof commands[0]) {
        return -1;
    }
    return commands[number](argument); /* expect: WG902 */
}
