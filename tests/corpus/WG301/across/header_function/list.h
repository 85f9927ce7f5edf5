#ifndef LIST_H
#define LIST_H

int list_visit(int depth);

static inline int list_descend(int depth) /* expect: WG301 */
{
    return depth > 0 ? list_visit(depth - 1) : 0;
}

#endif
