"""How fast and how large: `make bench` measures and prints it. Nothing here is installed."""
