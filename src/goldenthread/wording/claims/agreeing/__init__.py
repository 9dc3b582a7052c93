"""Claims that are known because they agree: figures near each other of which one is what the others come to.

No shape is asked for. Where figures of one unit, in fitting roles, come to a printed figure, that is no accident, and so
the words need only allow it. What doesn't agree is never claimed here: that takes the tight words of the other modules.
A claim of those that doesn't agree gives way where other figures near by do.
"""
