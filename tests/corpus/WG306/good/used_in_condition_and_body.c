#include <stdint.h>
#include <stdio.h>

int count_lines(FILE *file)
{
    int lines = 0;
    int c = fgetc(file);
    while (c != EOF) {
        if (c == '\n') {
            lines++;
        }
        c = fgetc(file);
    }
    return lines;
}
