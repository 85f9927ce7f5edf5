#include <stdio.h>
#include <unistd.h>

int rewind_log(FILE *log, int descriptor)
{
    fseek(log, 0L, SEEK_SET); /* expect: WG307 */
    write(descriptor, "x", 1); /* expect: WG307 */
    remove("old.log"); /* expect: WG307 */
    return fflush(log);
}
