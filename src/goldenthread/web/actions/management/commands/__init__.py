"""The application's own commands: `goldenthread manage`."""
