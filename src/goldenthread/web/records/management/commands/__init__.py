"""The commands: verify, backup, restore."""
