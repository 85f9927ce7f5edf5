#include <stdlib.h>

struct session {
    char *user;
    int socket;
};

void session_close(struct session *session)
{
    if (session != NULL) {
        free(session->user); /* expect: WG303 */
        session->user = NULL;
        session->socket = -1;
    }
}
