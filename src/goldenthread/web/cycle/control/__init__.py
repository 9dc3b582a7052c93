"""The performance team's control room."""
