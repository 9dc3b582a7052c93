"""Claims that are known because they agree: figures near each other of which one is what the others come to.

No shape is asked for. Where figures of one unit, in fitting roles, come to a printed figure, that is no accident, so
the words need only allow it. What doesn't agree takes tight words: those of the shapes in the other modules, or of
`concluded`. A claim of theirs that doesn't agree gives way where other figures near by do.
"""
