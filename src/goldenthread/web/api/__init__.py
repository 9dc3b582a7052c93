"""What programs may read: publications as data."""
