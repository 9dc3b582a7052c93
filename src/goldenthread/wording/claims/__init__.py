"""Arithmetic that a narrative asserts, recognised and not computed: one kind of claim a module.

Every module has rules that look at typed tokens, never at values: a wrong figure is found as surely as a right one.
`shapes` is the small language in which most rules are drawn; `draft` is what a rule gives.
"""
