"""The pages of who signs off: what waits for them, approving and querying."""
