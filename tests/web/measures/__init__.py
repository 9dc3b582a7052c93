"""Keeping the plan's measures by hand."""
