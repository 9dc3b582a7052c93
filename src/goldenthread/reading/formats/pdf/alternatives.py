"""What a tagged document says its pictures show."""

from collections.abc import Iterator

from goldenthread.reading.formats.pdf import engine

MOST_ELEMENTS = 20_000
DEEPEST = 60
MOST_CHARACTERS = 2_000


def alternatives_of(page: int) -> dict[int, str]:
    """Give the alternative texts on a page by the marks of what they stand for; empty for a document without tags."""
    tree = engine.tags_of(page)
    if not tree:
        return {}
    try:
        return dict(_Walk().texts(tree))
    finally:
        engine.close_tags(tree)


class _Walk:
    def __init__(self) -> None:
        self._left = MOST_ELEMENTS

    def texts(self, tree: int) -> Iterator[tuple[int, str]]:
        """Give the marks below the root, each with its text."""
        for at in range(min(engine.count_tags(tree), MOST_ELEMENTS)):
            element = engine.get_tag(tree, at)
            if element:
                yield from self._below(element, "", DEEPEST)

    def _below(self, element: int, text: str, depth: int) -> Iterator[tuple[int, str]]:
        own = engine.alternative_of(element, MOST_CHARACTERS) or text
        for at in range(engine.count_in_tag(element)):
            self._left -= 1
            if self._left < 0:
                return
            inner = engine.get_in_tag(element, at)
            mark = -1 if inner else engine.mark_in_tag(element, at)
            if inner and depth:
                yield from self._below(inner, own, depth - 1)
            elif mark >= 0 and own:
                yield mark, own
