"""One module a format: each draws the content, and decides nothing."""
