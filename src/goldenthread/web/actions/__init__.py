"""Every write to the record: keyword-only functions that say who acts, whole or not at all, with their journal entries.

Pages, commands and imports call these; nothing else writes. Each takes `by=`, the Person who acts, runs within one
transaction (`writing`), and raises Refused for what the person can put right.
"""
