#include <stdio.h>

int main(int argc, char *argv[])
{
    for (int i = 1; i < argc; i++) {
        if (puts(argv[i]) < 0) {
            return 1;
        }
    }
    return 0;
}
