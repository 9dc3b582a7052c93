"""A journal entry as a sentence: who did what, to what, when; what stood there and what stands there now; and why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goldenthread.web.cycle.journal.names import Named, Names, names_of
from goldenthread.web.cycle.journal.values import NOTHING, TAKEN_DOWN, Facts, Reader
from goldenthread.web.records.models import Authority, Duty, JournalEntry, Role
from goldenthread.web.records.tree import KINDS, called

# By the journal's word for it, what somebody did: {} stands for what the entry is about.
DID = {
    "submit a return": "submitted the return of {}",
    "take a return back": "took the return of {} back to change it",
    "send a return back": "sent the return of {} back to its owner",
    "edit words": "changed words in the return of {}",
    "approve a return": "approved the return of {}",
    "query a return": "queried the return of {}",
    "begin sign-off again": "began the sign-off of the return of {} again",
    "close a return as withdrawn": "closed the return of {}, as its measure is withdrawn",
    "ask for a return again": "asked again for the return of {}",
    "answer a point": "accepted a point to check in the return of {}",
    "add evidence": "added evidence to the return of {}",
    "remove evidence": "removed evidence from the return of {}",
    "mark a remedial action as done": "marked a remedial action in the return of {} as done",
    "mark a remedial action as not done": "said that a remedial action in the return of {} isn’t done after all",
    "open a period": "opened {}",
    "move deadlines": "moved the dates of {}",
    "chase": "chased what is owed for {}",
    "remind": "sent reminders of what is owed",
    "comment on the plan": "wrote the commentary on the plan in {}",
    "write the cover": "wrote the cover of {}",
    "comment on a theme": "wrote the commentary on a theme in {}",
    "take in a report": "took in the report of {}",
    "publish": "published {}",
    "restate a figure": "restated a published figure of {}",
    "mark words as exempt": "said whether the public may read the words of {}",
    "take a text down": "took down {}",
    "take words down": "took down words in {}",
    "take words down again": "took down words again in the return of {}",
    "draw a sample": "drew {}",
    "record a test": "recorded a test of the return of {}",
    "found the authority": "began the record of {}",
    "add a person": "added {}",
    "invite a person": "invited {}",
    "invite a person again": "invited {} again",
    "bring a person back": "brought {} back",
    "change posts": "changed the posts of {}",
    "set their password": "set a password of their own",
    "set up a second factor": "set up a second factor of their own",
    "remove their second factor": "removed their own second factor",
    "remove the second factor of another": "removed the second factor of {}",
    "hand over from who left": "handed over from {}, who left",
    "hand over a measure": "handed over the measure {}",
    "assign a measure": "gave somebody a duty for the measure {}",
    "end a duty": "ended a duty for the measure {}",
    "add a measure": "added the measure {}",
    "define a measure": "changed how the measure {} is defined",
    "change a measure’s place": "changed where the measure {} stands in the plan",
    "change the wording": "changed the words of the measure {}",
    "set a target": "set a target for the measure {}",
    "mend a target": "corrected a typing error in a target of the measure {}",
    "withdraw a measure": "withdrew the measure {}",
    "bring a measure back": "brought the measure {} back into the plan",
    "add a comparator": "added a figure to compare the measure {} with",
    "mend a comparator": "corrected a figure that the measure {} is compared with",
    "remove a comparator": "removed a figure that the measure {} was compared with",
    "hand measures over": "handed the measures of {} over to another directorate",
    "set how measures are judged": "changed the rules by which measures of {} are judged",
    "judge a period by other rules": "had {} judged by other rules",
    "set how dates are counted": "changed how dates of {} are counted",
    "set the limit of small numbers": "changed the limit of small numbers of {}",
    "set the council’s name": "changed the name or address for questions of {}",
    "set the reminder days": "changed the days on which {} reminds owners",
    "change a plan’s key": "changed what status codes mean in the {}",
    "begin a plan": "began the {}",
    "begin a plan year": "began the {}",
    "rename a plan": "renamed the {}",
    "add a directorate": "added the directorate {}",
    "rename a directorate": "renamed the directorate {}",
    "close a directorate": "closed the directorate {}",
    "open a directorate again": "opened the directorate {} again",
    "set the chain of sign-off": "set who signs off for {}",
}
# What is said where somebody was given a duty, and where it ended.
_GIVEN = {
    Duty.OWNER: "made NAME the owner of {}",
    Duty.DATA_ENTRY: "chose NAME to enter the figure of {}",
    Duty.CONTRIBUTOR: "chose NAME to contribute to {}",
    Duty.DEPUTY: "made NAME the deputy of the owner of {}",
}
_ENDED = {
    Duty.OWNER: "said that NAME no longer owns {}",
    Duty.DATA_ENTRY: "said that NAME no longer enters the figure of {}",
    Duty.CONTRIBUTOR: "said that NAME no longer contributes to {}",
    Duty.DEPUTY: "said that NAME no longer deputises for the owner of {}",
}
_LEVELS = frozenset(called(kind) for kind in KINDS.values())
# What says which of several things changed, and doesn't change itself.
_WHICH = frozenset({"Theme", "Whose", "Plan year"})
# What other words for what is done begin with, and how that is said of somebody who did it.
PAST = {
    "add": "added",
    "begin": "began",
    "bring": "brought",
    "change": "changed",
    "close": "closed",
    "define": "defined",
    "end": "ended",
    "give": "gave",
    "hand": "handed",
    "judge": "judged",
    "mend": "mended",
    "move": "moved",
    "open": "opened",
    "put": "put",
    "remove": "removed",
    "rename": "renamed",
    "reword": "reworded",
    "set": "set",
    "withdraw": "withdrew",
}
_HANDED_ON = "hand over the post of "


@dataclass(frozen=True)
class Change:
    """One thing that changed: what stood there, None where only one side is known, and what stands there now."""

    label: str
    before: str | None
    after: str
    written: bool = False

    @property
    def marked(self) -> bool:
        """Whether both are people's words, worth comparing word by word."""
        gone = (None, NOTHING, TAKEN_DOWN)
        return self.written and self.before not in gone and self.after not in gone


@dataclass(frozen=True)
class Told:
    """An entry as people read it. `said` and `rest` are the sentence before and after what it is about."""

    entry: JournalEntry
    who: str
    said: str
    about: Named
    rest: str
    changes: Sequence[Change]
    hashes: Mapping[str, str]


def told_entries(entries: Iterable[JournalEntry], authority: Authority) -> list[Told]:
    """Tell entries, fetched with `by` and `words`; the names that they speak of take a query a kind."""
    found = list(entries)
    names = names_of(found, authority)
    return [_told(entry, names) for entry in found]


def _told(entry: JournalEntry, names: Names) -> Told:
    words = {one.path: TAKEN_DOWN if one.text is None else one.text for one in entry.words.all()}
    reader = Reader(names, words)
    before, after = reader.facts(entry.before, "before"), reader.facts(entry.after, "after")
    sentence = _sentence(entry, names)
    said, _, rest = sentence.partition("{}")
    about = names.thing(entry.subject)
    hashes = {f"{name} before": text for name, text in before.hashes.items()} | dict(after.hashes)
    told = _changes(before if entry.before is not None else None, after if entry.after is not None else None)
    changes = [one for one in told if one.after != about.words]
    who = entry.by.name if entry.by else "Goldenthread itself"
    return Told(entry, who, said, about if "{}" in sentence else Named(""), rest, changes, hashes)


def _sentence(entry: JournalEntry, names: Names) -> str:
    if entry.verb.startswith(_HANDED_ON):
        return "handed on the post of {}"
    duty = _duty(entry, names)
    if duty:
        return duty
    sentence = DID.get(entry.verb) or _of_level(entry.verb) or f"{_did(entry.verb)}: {{}}"
    role = entry.after.get("role") if isinstance(entry.after, dict) else None
    return f"{sentence} as {_role(role)}" if role else sentence


def _duty(entry: JournalEntry, names: Names) -> str:
    """Say who was given or lost which duty for a measure; "" where the entry is of something else."""
    side, words = {"assign a measure": (entry.after, _GIVEN), "end a duty": (entry.before, _ENDED)}.get(
        entry.verb, (None, {})
    )
    given = side if isinstance(side, dict) else {}
    held = next((Duty(name) for name in given if name in Duty.values), None)
    return words[held].replace("NAME", names.person(given[held.value]).replace("{}", "{ }")) if held else ""


def _of_level(verb: str) -> str:
    """Say what was done to a theme or another level of the plan, which is named by its kind."""
    did, _, kind = verb.replace(" an ", " a ").partition(" a ")
    return f"{_did(did)} the {{}}" if kind in _LEVELS else ""


def _did(verb: str) -> str:
    first, space, rest = verb.partition(" ")
    return f"{PAST.get(first, first)}{space}{rest}"


def _role(role: Any) -> str:
    return str(Role(role).label).lower() if role in list(Role) else "someone who signs off"


def _changes(before: Facts | None, after: Facts | None) -> Iterator[Change]:
    if before is None or after is None:
        for label, text in (before or after or Facts({})).texts.items():
            if text != NOTHING:
                yield Change(label, None, text) if before is None else Change(label, text, NOTHING)
        return
    for label in dict.fromkeys((*before.texts, *after.texts)):
        old, new = before.texts.get(label, NOTHING), after.texts.get(label, NOTHING)
        if label == "State" and label not in after.texts:
            continue  # The sentence says what became of it.
        if old != new:
            yield Change(label, old, new, label in before.written | after.written)
        elif label in _WHICH:
            yield Change(label, None, new)
