#include <stdlib.h>

struct event {
    int kind;
    int value;
};

/* A macro in between changes nothing for the heap: it is taken where the macro is used. */
#define NEW(type) ((type *)malloc(sizeof(type)))

struct event *event_new(int kind)
{
    struct event *event = NEW(struct event); /* expect: WG303 */
    if (event != NULL) {
        event->kind = kind;
        event->value = 0;
    }
    return event;
}
