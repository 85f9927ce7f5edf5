#include <stdint.h>

extern int32_t read_sensor(void);
extern void report(int32_t value);

/* The last value must outlive one turn of the loop. */
void report_changes(void)
{
    int32_t last = 0;
    for (int i = 0; i < 100; i++) {
        int32_t value = read_sensor();
        if (value != last) {
            report(value);
        }
        last = value;
    }
}
