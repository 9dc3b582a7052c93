"""PDF documents: pages of words and lines, in which tables have to be found."""
