"""Publishing: one content, drawn in each format. It is given what it draws: it computes no status and no check."""
