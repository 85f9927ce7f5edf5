int display_draw(int lines);

static int flush(int entries)
{
    return display_draw(entries / 2);
}

int journal_close(int entries)
{
    return flush(entries);
}
