#include <setjmp.h>

static jmp_buf on_error;

static void parse_digit(char c)
{
    if (c < '0' || c > '9') {
        longjmp(on_error, 1); /* expect: WG301 */
    }
}

int parse_pair(const char *text)
{
    if (setjmp(on_error) != 0) { /* expect: WG301 */
        return -1;
    }
    parse_digit(text[0]);
    parse_digit(text[1]);
    return (text[0] - '0') * 10 + (text[1] - '0');
}
