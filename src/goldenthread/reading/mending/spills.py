"""Text that ran from its cell into the next: a status before the narrative, an owner before a status, a cut word."""

import re

from goldenthread.reading.columns.roles import Role
from goldenthread.reading.drafts import Draft
from goldenthread.reading.mending.lexicon import Lexicon
from goldenthread.reading.mending.seams import join
from goldenthread.reading.mending.shifts import Test
from goldenthread.reading.shape import is_stray

_FIRST_TOKEN = re.compile(r"^(\S{1,12})[\s:–-]+(\S.*)$", re.S)
_LAST_TOKEN = re.compile(r"^(.*\S)\s+(\S{1,12})$", re.S)
_ENDS_OPEN = re.compile(r"[A-Za-z]$")
_STARTS_OPEN = re.compile(r"^[a-z]")
_TEXTS = (Role.ACTION, Role.OUTCOME, Role.PROGRESS, Role.REMEDIAL)


def mend_spills(draft: Draft, is_status: Test, lexicon: Lexicon) -> None:
    """Put text back that ran into the next cell, and clear cells that hold nothing but specks."""
    _clear_specks(draft)
    _status_in_narrative(draft, is_status)
    _status_in_owner(draft, is_status)
    _words_cut(draft, lexicon)


def _clear_specks(draft: Draft) -> None:
    for role in _TEXTS:
        text = draft.text(role)
        if (text and is_stray(text) and not text[:1].isdecimal()) or (role is Role.ACTION and _is_speck(text)):
            draft.put(role, "")
            draft.repair(role.value, text, "", "a speck, not a text")


def _is_speck(text: str) -> bool:
    return bool(text) and is_stray(text)


def _status_in_narrative(draft: Draft, is_status: Test) -> None:
    """The status column is blank and the narrative starts with a code: "2 Works are on track"."""
    found = _FIRST_TOKEN.match(draft.text(Role.PROGRESS))
    if draft.columns.index_of(Role.STATUS) is None or draft.text(Role.STATUS) or not found:
        return
    if not _is_bare_code(found[1], is_status) or not found[2][:1].isupper():
        return
    draft.repair("status", "", found[1], "the status had run into the narrative")
    draft.repair("progress", draft.text(Role.PROGRESS), found[2], "the status had run into the narrative")
    draft.put(Role.STATUS, found[1])
    draft.put(Role.PROGRESS, found[2])


def _status_in_owner(draft: Draft, is_status: Test) -> None:
    """The status column is blank and the owner's ends with a code: "Housing 2"."""
    found = _LAST_TOKEN.match(draft.text(Role.RESPONSIBILITY))
    if draft.columns.index_of(Role.STATUS) is None or draft.text(Role.STATUS) or not found:
        return
    if _is_bare_code(found[2], is_status):
        draft.repair("status", "", found[2], "the status had run into the cell before it")
        draft.repair("responsibility", draft.text(Role.RESPONSIBILITY), found[1], "the status had run into this cell")
        draft.put(Role.STATUS, found[2])
        draft.put(Role.RESPONSIBILITY, found[1])


def _is_bare_code(token: str, is_status: Test) -> bool:
    return is_status(token) and (len(token) <= 2 or token.isupper())


def _words_cut(draft: Draft, lexicon: Lexicon) -> None:
    """A word that the edge between two columns of text cut goes back whole to the first of them."""
    for left, right in ((Role.ACTION, Role.OUTCOME), (Role.PROGRESS, Role.REMEDIAL)):
        first, second = draft.text(left), draft.text(right)
        if not (_ENDS_OPEN.search(first) and _STARTS_OPEN.match(second)):
            continue
        head, _, tail = second.partition(" ")
        word = first.rsplit(None, 1)[-1]
        if lexicon.knows(word) or lexicon.knows(head) or not tail[:1].isupper():
            continue
        joined = join(word, head, lexicon)
        if " " not in joined.text and lexicon.knows(joined.text):
            whole = first[: -len(word)] + joined.text
            draft.repair(left.value, first, whole, f"a word was {joined.why}")
            draft.repair(right.value, second, tail, f"a word was {joined.why}")
            draft.put(left, whole)
            draft.put(right, tail)
