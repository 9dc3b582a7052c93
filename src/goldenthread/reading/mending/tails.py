"""What stands at the end of a measure's cell and has no column of its own: its owner, or its ref in brackets."""

import re
from collections.abc import Sequence

from goldenthread.reading.columns.roles import Role
from goldenthread.reading.drafts import Draft

_JOB = re.compile(
    r"\b(?:officer|manager|head of|head|director|lead|leader|chief|executive|co-?ordinator|team|councillor|cllr|"
    r"portfolio holder|treasurer|solicitor|engineer|adviser|advisor|surveyor|superintendent|commander)s?\b",
    re.I,
)
_BRACKETED = re.compile(r"[(\[]\s*([A-Z](?:[^()\[\]\d]|\([^()\[\]\d]{1,40}\)){2,78}?)\s*[)\]]")
_OWNED = re.compile(
    r"(?:(?:responsible|lead|accountable|reporting|contact|senior responsible|service) )?"
    r"(?:officer|manager|owner|director|lead|service|team|directorate|department|contact|head of service|"
    r"cabinet member|portfolio holder|responsibility)s?\s*[:–—]\s*(\S.{1,118})",
    re.I,
)
_OWNED_ABOVE = re.compile(
    r"(?:(?:senior )?(?:responsible|lead|accountable|reporting) (?:officer|manager|owner|director|service|team|member)|"
    r"owner|lead|responsibility)s?\s*[:–—]\s*(\S.{1,118})",
    re.I,
)
_REF_AT_END = re.compile(
    r"(.{4,}?)\s*[(\[]\s*([A-Z]{1,8}(?:[/ .\-][A-Z]{1,4}){0,3}[/ .\-]?\d{1,4}[a-z]{0,2}(?:[./\-]\d{1,3})?)\s*[)\]]",
    re.S,
)
_LONGEST = 2_000
# In fewer rows than this, a code in brackets may as well be part of the name.
_LEAST, _LEAST_SHARE = 3, 0.5
_WHY = "it stands on a line of its own in the measure's cell"


def owner_in(line: str) -> str | None:
    """Give the owner that a line names and nothing else: "(Waste Manager)" or "Lead officer: A Bee"."""
    line = line.strip()
    if len(line) > 160:
        return None
    bracketed = _BRACKETED.fullmatch(line)
    if bracketed and _JOB.search(bracketed[1]):
        return bracketed[1]
    named = _OWNED.fullmatch(line)
    return named[1].strip() if named else None


def owner_above(line: str) -> str | None:
    """Give the owner that a line above a table names: "Responsible officer: Head of Parks"."""
    found = _OWNED_ABOVE.fullmatch(line.strip()) if len(line) <= 160 else None
    return found[1].strip() if found else None


def part_tails(drafts: Sequence[Draft]) -> None:
    """Take owners and refs from the ends of the measures' names, where the table has no columns of them."""
    for draft in drafts:
        if draft.columns.index_of(Role.RESPONSIBILITY) is None:
            _take_owner(draft)
    found = [(draft, parted) for draft in drafts if (parted := _ref_at_end(draft))]
    without = sum(not draft.ref_printed for draft in drafts)
    refs = {parted[1] for _, parted in found}
    if len(refs) == len(found) >= max(_LEAST, _LEAST_SHARE * without):
        for draft, (name, ref) in found:
            draft.outcome, draft.ref_printed = name, ref


def _take_owner(draft: Draft) -> None:
    *name, last = draft.outcome.rstrip().rsplit("\n", 1)
    owner = owner_in(last) if name and name[0].strip() and len(draft.outcome) <= _LONGEST else None
    if owner:
        # It stands nearer than one that is named above the table.
        draft.repairs = [repair for repair in draft.repairs if repair.field != Role.RESPONSIBILITY.value]
        draft.outcome = name[0].strip()
        draft.remarks[Role.RESPONSIBILITY] = owner
        draft.repair(Role.RESPONSIBILITY.value, last.strip(), owner, _WHY, 0.99)


def _ref_at_end(draft: Draft) -> tuple[str, str] | None:
    if draft.ref_printed or draft.columns.index_of(Role.REF) is not None or len(draft.outcome) > _LONGEST:
        return None
    found = _REF_AT_END.fullmatch(draft.outcome.strip())
    return (found[1].strip(), found[2]) if found else None
