"""Whom and what a measure counts, as far as its texts name it in figures: ages, grades, stages, time limits, bases."""

from collections.abc import Iterator
from decimal import Decimal

from rapidfuzz.distance import Levenshtein

from goldenthread.checking.sentences import sentences_of
from goldenthread.comparing.words import content_words
from goldenthread.judging.amounts import can_be_judged
from goldenthread.plan import Return
from goldenthread.wording import Sort, Token, tokens
from goldenthread.wording.vocabulary import word_set

_LONGEST_READ = 4_000
_DEFINING = frozenset({"age", "grade", "stage"})
_SHRINKS = 2
_MOST_CHANGED = 3
_MOST_WORDS = 60
# Words that say who or what is counted, so that another one makes another measure.
_GROUPS = word_set(
    "new existing first-time repeat adult adults child children young older residents resident tenants tenant private"
    " social primary secondary women men households families clients carers users eligible major minor schools"
    " academies urban rural permanent temporary excluding including except domestic commercial businesses visitors"
    " pupils students offenders victims patients boys girls staff employees leaseholders homeowners"
)


def changed_definitions(before: Return, row: Return) -> tuple[str, str] | None:
    """Give what a criterion says of ages, grades, stages and time limits in the two reports, where it is not alike."""
    if not before.outcome.strip() or not row.outcome.strip():
        return None
    then, now = (list(_defining(one)) for one in (before, row))
    gone = [token for token in then if _key(token) not in {_key(one) for one in now}]
    fresh = [token for token in now if _key(token) not in {_key(one) for one in then}]
    return (
        (gone[0].text, fresh[0].text) if len(gone) == len(fresh) == 1 and _are_of_one_kind(gone[0], fresh[0]) else None
    )


def _defining(row: Return) -> Iterator[Token]:
    known = {*(target.value for target in row.targets), *(one.value for one in row.baselines)}
    for token in tokens(row.outcome[:_LONGEST_READ]):
        named = token.sort is Sort.NAME and token.name in _DEFINING
        limit = token.sort is Sort.DURATION and token.value not in known
        if named or limit:
            yield token


def changed_ages(before: Return, row: Return) -> tuple[str, str] | None:
    """Give the ages that the two narratives name beside their figures, where each names one and they are not alike."""
    then, now = _ages_counted(before), _ages_counted(row)
    if len(then) != 1 or len(now) != 1 or then.keys() == now.keys():
        return None
    asked = {_key(token) for token in tokens(row.outcome[:_LONGEST_READ]) if token.name == "age"}
    if asked and not then.keys() <= asked:
        return None
    return next(iter(then.values())), next(iter(now.values()))


def _ages_counted(row: Return) -> dict[tuple[str, ...], str]:
    """Give the ages in the sentences that have one of the row's own figures."""
    figures = {figure.value for figure in row.actuals}
    counted = [
        sentence
        for sentence in sentences_of(row.progress)
        if any(token.is_quantity and token.value in figures for token in sentence.tokens)
    ]
    ages = (token for sentence in counted for token in sentence.tokens if token.name == "age")
    return {_key(token): token.text for token in ages}


def _key(token: Token) -> tuple[str, ...]:
    """Compare by figures and short words alone: "aged 16-18" and "16 to 18 year olds" are one."""
    digits = "".join(letter if letter.isalnum() else " " for letter in token.low)
    figures = tuple(word for word in digits.split() if any(letter.isdigit() for letter in word))
    return figures or tuple(digits.split())


def _are_of_one_kind(one: Token, other: Token) -> bool:
    return (one.sort, one.name) == (other.sort, other.name)


def changed_group(before: Return, row: Return) -> tuple[str, str] | None:
    """Give the words that came in place of others, where they name another group and little else changed.

    "Residents" for "tenants", "new clients" for "clients", "excluding academies". A word in place of nothing is "".
    """
    if not before.outcome.strip() or not row.outcome.strip():
        return None
    then, now = (content_words(one.outcome[:_LONGEST_READ])[:_MOST_WORDS] for one in (before, row))
    gone = [word for word in dict.fromkeys(then) if not _has(now, word)]
    fresh = [word for word in dict.fromkeys(now) if not _has(then, word)]
    shared = set(then) & set(now)
    if not _GROUPS & {*gone, *fresh} or max(len(gone), len(fresh)) > min(_MOST_CHANGED, len(shared)):
        return None
    return " ".join(gone), " ".join(fresh)


def _has(words: list[str], word: str) -> bool:
    """Whether a word stands among others, in the plural or with a letter amiss too."""
    return any(Levenshtein.distance(word, other, score_cutoff=1) <= 1 for other in words)


def shrunk_base(before: Return, row: Return) -> tuple[Decimal, Decimal] | None:
    """Give the two bases of a share, where the later one is less than half the earlier one."""
    bases = [_base(one) for one in (before, row)]
    if bases[0] is None or bases[1] is None or bases[1] * _SHRINKS > bases[0]:
        return None
    return bases[0], bases[1]


def _base(row: Return) -> Decimal | None:
    found = {figure.denominator for figure in row.actuals if figure.unit == "%" and figure.denominator}
    sound = [base for base in found if can_be_judged(base)]
    return sound[0] if len(row.actuals) == 1 and len(sound) == 1 else None
