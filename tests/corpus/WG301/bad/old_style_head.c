/* A definition as Kernighan and Ritchie wrote it in 1978. */
int power(base, exponent) /* expect: WG301 */
int base;
int exponent;
{
    if (exponent == 0) {
        return 1;
    }
    return base * power(base, exponent - 1);
}
