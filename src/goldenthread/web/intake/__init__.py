"""Documents on their way in: the review of what was read, and the check of a draft that keeps nothing."""
