"""Figures that are wanted: "against a target of 500", "the 75% target", "the 43 allowed for"."""

from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.phrases import HELD_AGAINST
from goldenthread.wording.vocabulary import word_set

TARGETS = word_set(
    "target targets goal trajectory profile profiled milestone standard threshold ceiling quota aim ambition "
    "limit maximum minimum cap"
)

BESIDE_TARGET = word_set(
    "of is was rate figure for the year years a an annual end year-end quarter quarterly q1 q2 q3 q4 period "
    "level set at to be ( : - – = , this our full by date half whole total month months profiled revised "
    "local national stretch interim and achieve least no more than less fewer reach reaching value number "
    "being set"
)


def target_said(mention: Mention) -> Role | None:
    """Against a target of 500; target: 60%; the 75% target."""
    before = mention.before(8)
    at = max((i for i, word in enumerate(before) if word in TARGETS or word.split("-")[0] in TARGETS), default=None)
    if at is not None and set(before[at + 1 :]) <= BESIDE_TARGET:
        if before[at + 1 :][-1:] == ["by"] and set(before[max(0, at - 4) : at]) & (
            HELD_AGAINST | {"short", "shy", "ahead"}
        ):
            return Role.AMOUNT
        held = bool(set(before[max(0, at - 3) : at]) & HELD_AGAINST) and bool({"is", "was"} & set(before[at + 1 :]))
        moved_to = before[at + 1 :][:1] in (["at"], [","], ["and"], ["with"])
        without = before[max(0, at - 1) : at] in (["no"], ["without"])
        counted = mention.after(1) in (["of"], ["out"], ["/"]) and before[-1:] == ["("]
        answered = before[-1:] in ([":"], ["-"], ["–"], ["—"]) and bool(set(before[max(0, at - 4) : at]) & _REACHED)
        if not held and not moved_to and not without and not counted and not answered:
            return Role.TARGET
    return Role.TARGET if _is_target_behind(mention.after(5)) else None


# Timeliness beats the target: 65.9%. What comes after the colon is what beat it.
_REACHED = word_set(
    "beat beats beating exceed exceeds exceeded exceeding met meets meeting missed misses missing surpassed surpasses "
    "above below over under ahead short hit hits"
)


def _is_target_behind(words: list[str]) -> bool:
    """The 75% target; the 43 allowed for; 60 year end target."""
    for word in words[:4]:
        if word in TARGETS:
            return True
        if word not in _MAY_LEAD_TARGET:
            break
    return words[:2] in (["allowed", "for"], ["aimed", "for"], ["set", "for"], ["we", "set"]) or words[:1] in (
        ["allowed"],
        ["permitted"],
        ["allocated"],
        ["profiled"],
        ["targeted"],
        ["budgeted"],
    )


_MAY_LEAD_TARGET = word_set(
    "annual end year year-end full-year quarterly quarter monthly period half-year local national stretch "
    "profiled profile interim council corporate contract agreed revised original statutory in-year cumulative "
    "day days week working minute hour per day's lower upper minimum maximum"
)
