#include <stdio.h>

int main(int argc, char **argv)
{
    if (argc != 2) {
        (void)fputs("usage: show TEXT\n", stderr);
        return 2;
    }
    return puts(argv[1]) < 0;
}
