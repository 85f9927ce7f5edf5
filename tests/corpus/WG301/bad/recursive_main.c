#include <stdio.h>

int main(int argc, char *argv[]) /* expect: WG301 */
{
    if (argc <= 1) {
        return 0;
    }
    (void)puts(argv[argc - 1]);
    return main(argc - 1, argv);
}
