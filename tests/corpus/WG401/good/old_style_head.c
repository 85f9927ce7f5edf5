/* Give the distance of two positions on a line. */
int distance(a, b)
int a;
int b;
{
    return a > b ? a - b : b - a;
}
