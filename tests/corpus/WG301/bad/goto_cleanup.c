#include <stdio.h>

int copy_header(const char *from, const char *to)
{
    int status = -1;
    char line[128];
    FILE *out = NULL;
    FILE *in = fopen(from, "r");
    if (in == NULL) {
        goto done; /* expect: WG301 */
    }
    out = fopen(to, "w");
    if (out == NULL) {
        goto close_in; /* expect: WG301 */
    }
    if (fgets(line, sizeof line, in) != NULL && fputs(line, out) >= 0) {
        status = 0;
    }
    (void)fclose(out);
close_in:
    (void)fclose(in);
done:
    return status;
}
