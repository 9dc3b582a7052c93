"""Small counts of people in a text: fewer than five of those whom a council serves could be told apart."""

import re
from collections.abc import Collection, Iterator, Sequence

from goldenthread.checking.sentences import LONGEST_READ, sentences_of
from goldenthread.wording import Sort, Token, tokens
from goldenthread.wording.vocabulary import word_set

SMALL = 5
_LONGEST_FIGURE = 2_000
_SHARES = word_set("% percentage proportion rate ratio share score satisfaction days time cost spend")
_ONE = word_set(
    "child person pupil student client patient adult woman girl boy man baby infant mother father parent resident"
    " tenant victim offender reoffender re-offender suicide death fatality leaver refugee sleeper case teenager youth"
    " learner survivor complainant user household family"
)
_MANY = word_set(
    "children people persons pupils students clients patients adults women girls boys men babies infants mothers"
    " fathers parents residents tenants victims offenders reoffenders re-offenders suicides deaths fatalities leavers"
    " refugees sleepers teenagers youths learners survivors complainants users households families conceptions"
)
# "Cases" are people only where people are what is spoken of.
_CASES = word_set("case cases individuals individual admissions admission referrals referral plans plan")
_OF_PEOPLE = word_set(
    "child children people pupils young safeguarding protection patients clients adults victims offenders domestic"
    " abuse violence homeless homelessness deaths suicide suicides teenage pregnancy conception looked-after care"
    " custody carers"
)
# Words that may stand between the count and the people.
_BETWEEN = word_set(
    "young older disabled vulnerable looked after looked-after homeless new more further additional other local care"
    " rough service unaccompanied asylum seeking asylum-seeking missing adult male female such of the these those our"
    " known recorded substantiated confirmed under in non-fatal repeat permanent serious teenage former single school"
    " secondary primary excluded child protection domestic abuse violence youth maternal infant drug drug-related"
    " alcohol-related fire fire-related road accidental"
)
_MOST_BETWEEN = 4
# Before the count: then it is a bound, a number of something, or an amount of change.
_NO_COUNT = word_set(
    "than least most under over about year years key stage phase tier level band group category grade step class"
    " every each per any aged age target by nearest maximum minimum top days day week weeks section part ward type"
    " increase decrease reduction rise fall and/or"
)
# Of a sentence with one of these no number is a count of people.
_NO_COUNTS_AT_ALL = word_set("ratio ratios")
_SAYS = word_set("said says told commented wrote described explained")
_MAY_HOLD_ONE = re.compile(r"(?<![\d.,])[1-4](?![\d,.%]\d?)|\b(?:one|two|three|four)\b", re.IGNORECASE)
_UNITS = frozenset({"", "count"})
# Behind the people: then they are a kind of thing, not people.
_THINGS = word_set(
    "centre centres center home homes school schools hub hubs service services team teams event events session"
    " sessions meeting meetings survey surveys forum forums group groups panel panels board boards block blocks unit"
    " units programme programmes project projects course courses plan plans strategy charter award awards properties"
    " house household carriers officer officers worker workers network networks conference conferences association"
    " associations bedroom housing accommodation support"
)


def may_hold_a_count(text: str) -> bool:
    """Whether a text has any number from one to four: only then is it worth reading."""
    return bool(_MAY_HOLD_ONE.search(text[:LONGEST_READ]))


def small_counts(text: str, of_people: bool) -> Iterator[str]:
    """Give the words of each small count of people, as printed: "3 children". `of_people`: cases are people too."""
    for sentence in sentences_of(text):
        if sentence.words & _NO_COUNTS_AT_ALL:
            continue
        people = of_people or bool(sentence.words & _OF_PEOPLE)
        for at, token in enumerate(sentence.tokens):
            if _is_small(token) and not _is_no_count(sentence.tokens, at):
                end = _people_behind(sentence.tokens, at, people)
                if end is not None:
                    yield text[token.start : sentence.tokens[end].end]


def bare_small_count(figure: str, criterion: str, units: Collection[str]) -> str:
    """Give a figure that is nothing but a small number, where the criterion counts people; "" else."""
    found = tokens(figure[:_LONGEST_FIGURE])
    if len(found) != 1 or not _is_small(found[0]) or not set(units) <= _UNITS:
        return ""
    words = {token.low for token in tokens(criterion[:_LONGEST_FIGURE])}
    shares = bool(words & _SHARES) or any(word.startswith(("average", "per ")) for word in words)
    return figure.strip() if words & _MANY and not words & _THINGS and not shares else ""


def is_about_people(text: str) -> bool:
    """Whether a criterion is about people who could be told apart."""
    return any(sentence.words & (_OF_PEOPLE | _MANY) for sentence in sentences_of(text))


def _is_small(token: Token) -> bool:
    plain = token.sort is Sort.NUMBER and token.unit in _UNITS and token.high is None and token.of is None
    whole = token.value is not None and token.value == token.value.to_integral_value() and "." not in token.printed
    return plain and whole and token.value is not None and 0 < token.value < SMALL


def _is_no_count(found: Sequence[Token], at: int) -> bool:
    before, behind = found[max(0, at - 2) : at], found[at + 1 : at + 3]
    bound = any(one.sort is Sort.COMPARE or one.low in _NO_COUNT for one in before[-1:])
    change = [one.low for one in before] in (["increase", "of"], ["reduction", "of"], ["rise", "of"], ["fall", "of"])
    change = change or [one.low for one in before] in (["target", "of"], ["decrease", "of"], ["an", "additional"])
    follows = any(one.sort is Sort.COMPARE for one in behind[:1]) or [one.low for one in behind[:1]] in (["in"], ["to"])
    return bound or change or follows


def _people_behind(found: Sequence[Token], at: int, of_people: bool) -> int | None:
    """Give where the people stand that a count is of."""
    nouns = (_ONE if found[at].value == 1 else _MANY) | (_CASES if of_people else frozenset())
    for place in range(at + 1, min(len(found), at + 2 + _MOST_BETWEEN)):
        token = found[place]
        goes_on = found[place + 1].low if place + 1 < len(found) else ""
        if token.low in nouns:
            is_a_name = token.text[0].isupper() or "'" in token.text or goes_on in ("'", "’")
            return None if is_a_name or goes_on in _THINGS or goes_on in _SAYS else place
        if token.low not in _BETWEEN:
            return None
    return None
