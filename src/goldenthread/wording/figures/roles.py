"""What each quantity of a narrative is to the measure: one rule a function, tried in the order of `RULES`.

A rule looks at the words near a quantity and says a role, or None where it knows nothing. What no rule knows is the
measure's own figure.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import accumulate

from goldenthread.wording.figures.amounts import amount_of_change
from goldenthread.wording.figures.asides import forecast, limit_in_definition, said_again, tolerance, whole_of_share
from goldenthread.wording.figures.earlier import earlier
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.targets import TARGETS, target_said
from goldenthread.wording.figures.theirs import of_others
from goldenthread.wording.figures.unmeasured import of_another_time
from goldenthread.wording.narrative import Narrative
from goldenthread.wording.tokens import Sort, Token

Rule = Callable[[Mention], Role | None]

# Tried in this order.
RULES: tuple[Rule, ...] = (
    tolerance,
    said_again,
    target_said,
    limit_in_definition,
    amount_of_change,
    of_others,
    whole_of_share,
    earlier,
    forecast,
)


def role_of(mention: Mention) -> Role:
    """Give the role of a quantity by the first rule that knows it."""
    return next((role for rule in RULES if (role := rule(mention))), Role.OWN)


def mentions_of(said: Narrative) -> tuple[Mention, ...]:
    """Give each quantity of a narrative with its role."""
    made: list[Mention] = []
    first = 0
    for number, (sentence, there) in enumerate(zip(said.sentences, said.places, strict=True)):
        where = {token.start: at for at, token in enumerate(sentence)}
        depths = _depths(sentence)
        for place in there:
            within = where[place.token.start]
            made.append(Mention(first + within, number, place, sentence, within, enclosed=depths[within] > 0))
        first += len(sentence)
    found = tuple(_beside(replace(mention, role=role_of(mention)) for mention in made))
    return of_another_time(found, said) if found else found


def _depths(sentence: tuple[Token, ...]) -> list[int]:
    steps = (1 if token.text in ("(", "[") else -1 if token.text in (")", "]") else 0 for token in sentence)
    return list(accumulate(steps, lambda depth, step: max(0, depth + step)))


def _beside(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Give each mention the role of the one before it where the two are said as one."""
    before: Mention | None = None
    amount: Mention | None = None
    for mention in mentions:
        amount = before if before is not None and before.role is Role.AMOUNT else amount
        if amount is not None and before is not None and _ends_in_percent(amount, before, mention):
            mention = replace(mention, role=Role.AMOUNT)
        shared = before is not None and before.sentence == mention.sentence and _shares_role(before, mention)
        before = replace(mention, role=before.role) if before is not None and shared else mention
        yield before


def _ends_in_percent(amount: Mention, level: Mention, mention: Mention) -> bool:
    """A decrease of 98 on last year's 1,200, or 8.2%."""
    near = amount.sentence == mention.sentence and mention.within - amount.within <= _NEAR
    levels = level.role is Role.EARLIER and amount.token.sort is not Sort.PERCENT and level.at > amount.at
    again = mention.token.sort is Sort.PERCENT and mention.role in (Role.OWN, Role.EARLIER)
    return near and levels and again and mention.before(1) in (["or"], ["ie"]) and level.token.sort is not Sort.PERCENT


_NEAR = 12
_JOINED = (("(",), ("or",), (",", "or"), ("/",), ("(", "or"), ("ie",), (",", "ie"), ("equivalent to",))
_LISTED = frozenset({Role.OTHERS, Role.TARGET})


def _shares_role(before: Mention, mention: Mention) -> bool:
    """13 fewer (18.3%): one amount said twice; the averages of 95% and 94%: two figures of one kind."""
    between = mention.tokens[before.within + 1 : mention.within]
    marks = tuple(token.low for token in between[-2:] if token.sort is Sort.MARK or token.low in ("or", "ie"))
    again = before.token.sort is not Sort.PERCENT and mention.token.sort is Sort.PERCENT and len(between) <= _CLOSE
    if (
        before.role is Role.AMOUNT
        and mention.role is Role.OWN
        and again
        and not any(token.low in TARGETS for token in between)
        and marks in _JOINED
        and not any(token.is_time for token in between)
    ):
        return mention.after(1) in ([")"], [","], ["."], [], [";"]) or marks[0] == "or"
    pair = [token.low for token in between] == ["and"] and before.token.sort is mention.token.sort
    return pair and before.role in _LISTED and mention.role is Role.OWN and not _is_local(mention)


_CLOSE = 5


def _is_local(mention: Mention) -> bool:
    return bool({"here", "locally", "us", "ours"} & set(mention.after(4)))
