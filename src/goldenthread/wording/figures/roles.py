"""What each quantity of a narrative is to the measure: one rule a function, tried in the order of `RULES`.

A rule looks at the words near a quantity and says a role, or None where it knows nothing. What no rule knows is the
measure's own figure.
"""

from collections.abc import Callable
from dataclasses import replace

from goldenthread.wording.figures.amounts import amount_of_change
from goldenthread.wording.figures.asides import forecast, limit_in_definition, tolerance, whole_of_share
from goldenthread.wording.figures.earlier import earlier
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.targets import target_said
from goldenthread.wording.figures.theirs import of_others
from goldenthread.wording.narrative import Narrative

Rule = Callable[[Mention], Role | None]

# Tried in this order.
RULES: tuple[Rule, ...] = (
    tolerance,
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
        for place in there:
            within = where[place.token.start]
            made.append(Mention(first + within, number, place, sentence, within))
        first += len(sentence)
    return tuple(replace(mention, role=role_of(mention)) for mention in made)
