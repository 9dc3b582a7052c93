"""What a request asks for, as far as it is what it should be."""

# More digits than any number of a row has that the database can hold.
_MOST_DIGITS = 9


def number_in(text: str, digits: int = _MOST_DIGITS) -> int | None:
    """Give the whole number, 0 or more, that a text is, of at most so many digits; None for any other text."""
    return int(text) if len(text) <= digits and text.isascii() and text.isdecimal() else None
