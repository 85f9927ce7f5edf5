#include "list.h"

int list_visit(int depth) /* expect: WG301 */
{
    return 1 + list_descend(depth);
}
