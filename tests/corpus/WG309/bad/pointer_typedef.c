#include <stdint.h>

struct session {
    uint32_t id;
};

typedef struct session *session_t; /* expect: WG309 */

/* The reader does not see that this is a pointer. */
uint32_t session_id(session_t session)
{
    return session->id;
}
