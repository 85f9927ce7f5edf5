#include <stdio.h>

/* There is no better channel on which to say that printing failed. */
void print_status(int code, const char *text)
{
    char line[64];
    printf("%d\n", code);
    fprintf(stderr, "%s\n", text);
    snprintf(line, sizeof line, "%d %s", code, text);
}
