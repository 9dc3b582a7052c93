"""Putting right what extraction damaged: each repair says from what, to what and why."""
