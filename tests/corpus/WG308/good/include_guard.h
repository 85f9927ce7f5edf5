#ifndef PROTOCOL_H
#define PROTOCOL_H

#include <stdint.h>

#define PROTOCOL_VERSION 3
#define MAX_PAYLOAD 240u

struct message {
    uint8_t kind;
    uint8_t payload[MAX_PAYLOAD];
};

int message_send(const struct message *message);

#endif
