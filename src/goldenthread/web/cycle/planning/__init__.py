"""A council's plan and its own arrangement: the tree, directorates and their chains, settings."""
