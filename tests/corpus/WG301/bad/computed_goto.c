#include <stdint.h>

/* A byte-code interpreter with labels as values, a GNU extension. */
int32_t interpret(const uint8_t *code)
{
    static const void *const labels[] = {&&op_stop, &&op_add, &&op_sub};
    int32_t value = 0;
    goto *labels[*code]; /* expect: WG301 */
op_add:
    value += code[1];
    code += 2;
    goto *labels[*code]; /* expect: WG301 */
op_sub:
    value -= code[1];
    code += 2;
    goto *labels[*code]; /* expect: WG301 */
op_stop:
    return value;
}
