#include <stdint.h>

const char *first_word(const void *words)
{
    const char *word = *(const char *const *)words; /* expect: WG309 */
    return word;
}
