"""The figures of a narrative: which are this measure's own, which are earlier, and which are somebody else's.

`mentions` has each quantity with what stands around it, `roles` says what each is, one rule a function; `actuals`,
`previous` and `comparators` make the plan's nouns of them.
"""
