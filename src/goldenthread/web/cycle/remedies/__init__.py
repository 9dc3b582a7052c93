"""Remedial actions: the list of those still to be done, and the page of one."""
