#define _POSIX_C_SOURCE 200809L
#include <string.h>

struct user {
    char *name;
    unsigned id;
};

int user_rename(struct user *user, const char *name)
{
    char *copy = strdup(name); /* expect: WG303 */
    if (copy == NULL) {
        return -1;
    }
    user->name = copy;
    return 0;
}
