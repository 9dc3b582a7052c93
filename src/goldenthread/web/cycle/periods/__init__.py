"""Opening a period, its deadlines and reminders."""
