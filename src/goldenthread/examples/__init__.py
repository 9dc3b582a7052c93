"""A real plan's monitoring, abridged: Stockton-on-Tees, 2011/12, at quarter 2 and at year end.

The facts and figures are those that the council published; the words are shorter. What went wrong when the tables
were copied from their documents is kept as well, since reading it is what this program is for.
"""

EXAMPLES = ("plan-2011-12-q2.txt", "plan-2011-12-year-end.txt")
# Made up, for the demonstration: {before} stands for the plan year that it is of, {start} for the year it ends in.
LAST_YEAR = ("plan-that-goes-on-q2.txt", "plan-that-goes-on-year-end.txt")
