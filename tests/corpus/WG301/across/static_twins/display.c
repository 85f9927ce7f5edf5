/* Its own `flush`: the other file's is another function. */
static int flush(int lines)
{
    return lines > 0 ? 0 : -1;
}

int display_draw(int lines)
{
    return flush(lines);
}
