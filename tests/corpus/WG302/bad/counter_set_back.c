#include <stdint.h>

extern int send_block(int block);

int send_image(void)
{
    int errors = 0;
    for (int block = 0; block < 128; block++) { /* expect: WG302 */
        if (send_block(block) != 0) {
            errors += 1;
            block -= 1;
        }
    }
    return errors;
}
