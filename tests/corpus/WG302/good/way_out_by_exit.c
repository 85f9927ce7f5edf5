#include <stdio.h>
#include <stdlib.h>

/* `exit` does not come back, and so it is a way out. */
void serve(FILE *requests)
{
    char line[256];
    while (1) { /* expect: WG302 warning */
        if (fgets(line, sizeof line, requests) == NULL) {
            exit(EXIT_SUCCESS);
        }
        (void)fputs(line, stdout);
    }
}
