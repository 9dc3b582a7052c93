"""What a report says, held against itself: claims recomputed, figures and statuses compared. Never changes data."""
