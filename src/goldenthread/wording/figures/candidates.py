"""Which quantities can be a target's figure at all: by their role, their unit and their time."""

from goldenthread.plan import Criterion, Kind, Period, Target
from goldenthread.wording.figures.fitting import fits, is_said
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.points import names_in
from goldenthread.wording.figures.times import time_of
from goldenthread.wording.tokens import Sort, tokens


def candidates(
    own: list[Mention], mentions: tuple[Mention, ...], target: Target | None, criterion: Criterion | None
) -> list[Mention]:
    """Give the quantities that can be the figure of a target, or of a criterion that has none."""
    if target is None:
        unit = _unit_without_target(criterion)
        stated = criterion is None or criterion.kind is not Kind.QUALITATIVE
        if unit:
            return _narrowed([each for each in own if fits(each, unit)], unit) or own
        return [each for each in own if stated or (_is_strong(each) and not each.place.bracket)]
    if target.relative_to is not None:
        unit = criterion.baselines[0].unit if criterion and criterion.baselines else "count"
        levels = _narrowed([mention for mention in own if fits(mention, unit)], unit)
        shares = [mention for mention in mentions if mention.role is Role.AMOUNT and mention.token.sort is Sort.PERCENT]
        return shares or levels or [mention for mention in own if mention.token.sort is Sort.PERCENT]
    fitting = _narrowed([mention for mention in own if fits(mention, target.unit)], target.unit)
    if not fitting and target.unit == "%":
        return _bare_shares(own, target)
    if target.unit == "count" and _names_share(criterion) and own and own[0].token.sort is Sort.PERCENT:
        return [mention for mention in own if mention.token.sort is Sort.PERCENT and not mention.enclosed] or fitting
    if not fitting and target.unit == "pp":
        return [mention for mention in mentions if mention.token.sort is Sort.POINTS]
    return fitting


def _bare_shares(own: list[Mention], target: Target) -> list[Mention]:
    """Jan 84.6, Feb 91.7: without any percent sign, decimals and figures beside the name of a part can be shares."""
    if any(each.token.sort is Sort.PERCENT for each in own):
        return []
    plain = [each for each in own if each.token.sort is Sort.NUMBER and not each.token.unit and each.place.per is None]
    shares = [each for each in plain if 0 <= (each.token.value or 0) <= _MOST_SHARE and not each.enclosed]
    named = names_in(tokens(target.label)) if target.label else set()
    return [each for each in shares if "." in each.token.printed or names_in(each.place.before[-2:]) & named]


_MOST_SHARE = 100


def _names_share(criterion: Criterion | None) -> bool:
    """Overall satisfaction 75: a share, whatever sign its target lacks."""
    low = criterion.text.lower() if criterion else ""
    return any(word in low for word in ("satisfaction", "satisfied", "percentage", "proportion", "occupancy"))


def _unit_without_target(criterion: Criterion | None) -> str | None:
    """A baseline's unit, or per cent of what is called a proportion."""
    if criterion is None:
        return None
    if criterion.baselines:
        return criterion.baselines[0].unit
    called = {"proportion", "percentage", "%"} & {token.low for token in tokens(criterion.text)}
    return "%" if called else None


def _narrowed(fitting: list[Mention], unit: str) -> list[Mention]:
    """Where one figure says the very unit, or is called a rate, no other can be meant."""
    if unit.startswith("per ") and any(mention.place.per for mention in fitting):
        return [mention for mention in fitting if mention.place.per]
    if unit != "count" and any(is_said(mention, unit) for mention in fitting):
        return [mention for mention in fitting if is_said(mention, unit)]
    word = "rate" if unit.startswith("per ") else unit
    if word in ("rate", "score") and any(_led_by(mention, word) for mention in fitting):
        return [mention for mention in fitting if _led_by(mention, word)]
    return fitting


def _led_by(mention: Mention, word: str) -> bool:
    return word in mention.before(4)


def _is_strong(mention: Mention) -> bool:
    return mention.token.sort in (Sort.PERCENT, Sort.MONEY) or mention.place.per is not None


def is_to_come(mention: Mention, period: Period | None) -> bool:
    """Whether a figure is said of a month or a quarter after the period."""
    when = time_of(mention) or ""
    if period is None:
        return False
    if when[:1] == "Q":
        return int(when[1]) > period.quarter
    is_month = len(when) == 7 and when[4] == "-" and 1 <= int(when[5:]) <= _MONTHS
    ends = f"{period.start + 1}-03" if period.at_year_end else f"{period.start}-{3 * period.quarter + 3:02d}"
    return is_month and when > ends


_MONTHS = 12
