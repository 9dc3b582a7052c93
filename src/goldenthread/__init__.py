"""Read the monitoring reports of a council's plan into a record that can be trusted."""

__version__ = "0.1.0"
