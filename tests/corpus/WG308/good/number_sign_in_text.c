#include <stdio.h>

/* `##` in a comment, in a text, and `#` that makes a text of an argument. */
#define TITLE "## Readings ##"
#define NAME_OF(x) #x

int print_title(void)
{
    // a ## b
    return puts(TITLE) < 0 || puts(NAME_OF(channel)) < 0;
}
