"""OTHER DOORS: the clock, the user's folders, the cache."""
