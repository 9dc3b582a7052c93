"""How many lines of a cell, from the first, stand out from those below them, as a name does from what is said of it."""

from collections.abc import Sequence

from goldenthread.reading.formats.pdf.page import Word

# Letters larger by less than this may be of another font of the same size.
_LARGER = 1.08


def lead_of(lines: Sequence[Sequence[Word]]) -> int:
    """Give how many lines from the first are bold or larger, where the rest is neither; 0 where it isn't so.

    A word in bold in the text below, as a label or a figure may be, says nothing; a line that is bold as a whole
    says that the cell has several parts with headings of their own.
    """
    if len(lines) < 2 or not _stands_out(lines[0][0], lines[-1][0]):
        return 0
    plain = lines[-1][0]
    whole = [all(_stands_out(word, plain) for word in line) for line in lines]
    lead = whole.index(False) if False in whole else len(lines)
    begins_plain = lead < len(lines) and not _stands_out(lines[lead][0], plain)
    return lead if begins_plain and not any(whole[lead:]) else 0


def _stands_out(word: Word, plain: Word) -> bool:
    return (word.bold and not plain.bold) or word.size > _LARGER * plain.size
