#include <stdio.h>

/* `text` points into `buffer` after the block: it must not move into it. */
int show(int code)
{
    char buffer[16];
    const char *text = "ok";
    if (code != 0) {
        (void)snprintf(buffer, sizeof buffer, "error %d", code);
        text = buffer;
    }
    return puts(text);
}
