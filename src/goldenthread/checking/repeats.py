"""Whether a text is the one of the earlier report, word for word or nearly so."""

from rapidfuzz.distance import Indel

from goldenthread.comparing.words import cleaned, figures, reprint_key, tokens

_LONGEST_READ = 20_000
_NEARLY = 0.9
_SHORTEST = 6
# Longer texts are compared at their start alone.
_MOST_WORDS = 600


def is_repeated(before: str, now: str) -> bool:
    """Whether two texts are the same but for how they are printed."""
    return bool(now.strip()) and reprint_key(before[:_LONGEST_READ]) == reprint_key(now[:_LONGEST_READ])


def is_nearly_repeated(before: str, now: str) -> bool:
    """Whether nine words in ten are the same and no figure is another."""
    then, words = (_words(text) for text in (before, now))
    if min(len(then), len(words)) < _SHORTEST or set(figures(before[:_LONGEST_READ])) != set(
        figures(now[:_LONGEST_READ])
    ):
        return False
    return Indel.normalized_similarity(then, words) >= _NEARLY


def is_long_enough(text: str) -> bool:
    """Whether a text is more than a few words, which may well be said again."""
    return len(_words(text)) >= _SHORTEST


def _words(text: str) -> list[str]:
    return [token.plain for token in tokens(cleaned(text[:_LONGEST_READ])) if token.kind != "sign"][:_MOST_WORDS]
