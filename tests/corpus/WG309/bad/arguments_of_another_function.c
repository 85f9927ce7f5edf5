#include <stdint.h>
#include <string.h>

/* The exception is main's alone. */
static int has_option(int argc, char **argv) /* expect: WG309 */
{
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "-v") == 0) {
            return 1;
        }
    }
    return 0;
}

int main(int argc, char **argv)
{
    return has_option(argc, argv);
}
