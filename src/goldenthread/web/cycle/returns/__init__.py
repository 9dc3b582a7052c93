"""The owner's pages: what is owed, and the return itself."""
