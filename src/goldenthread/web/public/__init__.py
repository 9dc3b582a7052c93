"""What anyone may read, made from publications alone."""
