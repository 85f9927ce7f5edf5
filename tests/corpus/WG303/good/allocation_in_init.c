/* setup: {"init": ["*_init"]} */
#include <stddef.h>
#include <stdlib.h>

static double *window;
static size_t window_size;

int filter_init(size_t size)
{
    window = calloc(size, sizeof *window);
    window_size = window == NULL ? 0u : size;
    return window == NULL ? -1 : 0;
}

double filter_mean(void)
{
    double sum = 0.0;
    for (size_t i = 0u; i < window_size; i++) {
        sum += window[i];
    }
    return window_size == 0u ? 0.0 : sum / (double)window_size;
}
