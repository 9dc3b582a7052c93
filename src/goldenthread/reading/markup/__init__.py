"""Markup to plain text: of parsed HTML, and of text in a cell of any format that has tags left in it.

In plain text, lines are parted by newlines; list items are lines that start with "- ", indented by two
spaces a level. What isn't shown is never read: scripts, styles, comments, hidden elements.
"""

from goldenthread.reading.markup.elements import plain_text
from goldenthread.reading.markup.remains import plain_from_markup

__all__ = ["plain_from_markup", "plain_text"]
