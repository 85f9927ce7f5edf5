#include <stddef.h>
#include <stdint.h>

struct frame {
    uint8_t kind;
    uint8_t length;
    const uint8_t *payload;
};

/* Errors leave at once: no label is needed. */
static int check_frame(const struct frame *frame)
{
    if (frame == NULL) {
        return -1;
    }
    if (frame->length > 64u) {
        return -2;
    }
    if (frame->length > 0u && frame->payload == NULL) {
        return -3;
    }
    return 0;
}

int accept_frame(const struct frame *frame, uint8_t *kind)
{
    int status = check_frame(frame);
    if (status == 0 && kind != NULL) {
        *kind = frame->kind;
    }
    return status;
}
