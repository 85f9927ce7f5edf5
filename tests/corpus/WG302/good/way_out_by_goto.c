#include <stdint.h>

extern int next_record(void);

int import_records(void)
{
    int count = 0;
    for (;;) { /* expect: WG302 warning */
        switch (next_record()) {
        case 0:
            goto done;
        default:
            count++;
        }
    }
done:
    return count;
}
