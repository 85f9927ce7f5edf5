/* setup: {"init": ["*_init", "setup_*", "main"]} */
#include <stdlib.h>
#include <string.h>

static char *device_name;
static char *log_buffer;

int setup_device(const char *name)
{
    device_name = strdup(name);
    return device_name == NULL ? -1 : 0;
}

int log_init(void)
{
    log_buffer = malloc(4096);
    if (log_buffer == NULL) {
        free(device_name);
        return -1;
    }
    return 0;
}

int main(void)
{
    char *line = malloc(80);
    return line == NULL || setup_device("adc0") != 0 || log_init() != 0;
}
