#include <stdlib.h>
#include <string.h>

struct message {
    size_t length;
    char text[];
};

struct message *message_new(const char *text)
{
    size_t length = strlen(text);
    struct message *message = malloc(sizeof *message + length + 1u); /* expect: WG303 */
    if (message != NULL) {
        message->length = length;
        (void)memcpy(message->text, text, length + 1u);
    }
    return message;
}
