/* setup: {"function_lines": 8} */

int distance(ax, ay, bx, by) /* expect: WG304 */
int ax;
int ay;
int bx;
int by;
{
    int dx = ax > bx ? ax - bx : bx - ax;
    int dy = ay > by ? ay - by : by - ay;
    return dx + dy;
}
