#include <stdio.h>

/* Signs in texts and characters balance nothing. */
#define OPENING '{'
#define HEAD "{\"id\":"
#define SMILE ":-)"

int print_head(FILE *out)
{
    return fputc(OPENING, out) == EOF || fputs(HEAD, out) < 0 || fputs(SMILE, out) < 0;
}
