"""What pages of all kinds share: the base template, statuses, numbers and dates as pages write them."""
