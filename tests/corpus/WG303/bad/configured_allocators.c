/* setup: {"allocators": ["pvPortMalloc", "vPortFree"]} */
#include <stddef.h>

extern void *pvPortMalloc(size_t size);
extern void vPortFree(void *block);
extern int read_flash(void *to, size_t size);

int verify_image(size_t size)
{
    void *copy = pvPortMalloc(size); /* expect: WG303 */
    int status = copy == NULL ? -1 : read_flash(copy, size);
    vPortFree(copy); /* expect: WG303 */
    return status;
}
