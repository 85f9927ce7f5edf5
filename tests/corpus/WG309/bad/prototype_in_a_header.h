#ifndef SPLIT_H
#define SPLIT_H

struct parts {
    char **words; /* expect: WG309 */
    int count;
};

int split(const char *text, struct parts *parts);
int next_line(char **line); /* expect: WG309 */
char **words_of(struct parts *parts); /* expect: WG309 */

#endif
