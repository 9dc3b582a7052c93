"""Which column holds what: by its heading, and by what stands in it."""
