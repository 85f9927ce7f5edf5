/* setup: {"function_lines": 8} */
#include <stdio.h>

int write_json(FILE *out, int id, int value) /* expect: WG304 */
{
    char end = '}';
    if (fputs("{\n", out) < 0) {
        return -1;
    }
    (void)fprintf(out, "  \"id\": %d, /* } */\n", id);
    (void)fprintf(out, "  \"value\": %d\n", value);
    return fputc(end, out) == EOF ? -1 : 0;
}
