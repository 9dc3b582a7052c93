"""Two measures that were printed in one row."""

import re
from collections.abc import Sequence
from dataclasses import replace

from goldenthread.reading.columns.roles import Role
from goldenthread.reading.drafts import Draft
from goldenthread.reading.mending.lexicon import WORD
from goldenthread.reading.refshapes import looks_like_ref

_SENTENCE_END = re.compile(r"(?<=[a-z0-9%)][.;])\s+(?=[A-Z0-9])|\n")
# How the wording of a measure starts; a sentence that goes on about the first one starts otherwise.
_MEASURE_START = re.compile(
    r"^(?:the\s+)?(?:average|mean|median|number|proportion|percentage|percent|%|rate|total|level|share|"
    r"ratio|score|time|cost|"
    r"increase|reduce|improve|maintain|achieve|deliver|complete|ensure|at least|no more than|"
    r"no fewer than|more than|less than|fewer than|all|no|\d[\d,.]*%?)[sd]?\b",
    re.I,
)
_ABOUT_THE_FIRST = re.compile(
    r"^(?:this|these|it|that|target|baseline|outturn|based|note|including|see|from|to)\b", re.I
)
_FIGURE = re.compile(r"\d")
_LEAST_WORDS = 4


def split_measures(draft: Draft) -> list[Draft]:
    """Give the draft, or two where its row holds two measures.

    That is so where its ref cell holds two refs, or where the criterion consists of two sentences that each start
    as a measure does and the narrative has a sentence for each: one takes up words that only the second has.
    """
    refs = [part for part in re.split(r"\s*(?:\n|,|&|/|\band\b)\s*", draft.ref_printed) if part]
    criteria = [part.strip() for part in _SENTENCE_END.split(draft.outcome) if part.strip()]
    if len(criteria) != 2:
        return [draft]
    if len(refs) == 2 and all(looks_like_ref(ref) for ref in refs):
        return _split(draft, criteria, refs, _parts_of_narrative(draft.progress, criteria))
    if not _two_measures(criteria):
        return [draft]
    parts = _parts_of_narrative(draft.progress, criteria)
    return _split(draft, criteria, [draft.ref_printed, ""], parts) if all(parts) else [draft]


def _two_measures(criteria: Sequence[str]) -> bool:
    long = all(len(WORD.findall(text)) >= _LEAST_WORDS for text in criteria)
    second = criteria[1]
    starts = bool(_MEASURE_START.match(second)) and not _ABOUT_THE_FIRST.match(second)
    return long and starts and bool(_FIGURE.search(second))


def _parts_of_narrative(progress: str, criteria: Sequence[str]) -> tuple[str, str]:
    """Part the narrative before the first sentence that takes up a word of the second criterion alone."""
    own = _telling(criteria[1]) - _telling(criteria[0])
    sentences = re.split(r"(?<=[.!?])\s+", progress)
    for index, sentence in enumerate(sentences):
        if index and own & _telling(sentence):
            return " ".join(sentences[:index]), " ".join(sentences[index:])
    return progress, ""


def _telling(text: str) -> set[str]:
    """Abbreviations and long words: those that tell what a sentence is about."""
    words = {word for word in WORD.findall(text) if word.isupper() and len(word) > 2}
    return words | {word.casefold() for word in WORD.findall(text) if len(word) > 8}


def _split(draft: Draft, criteria: Sequence[str], refs: Sequence[str], progress: tuple[str, str]) -> list[Draft]:
    why = "the printed row holds two measures"
    second = replace(draft, cells=list(draft.cells), repairs=list(draft.repairs), second_of=draft)
    for part, half in ((draft, 0), (second, 1)):
        part.repair("outcome", draft.outcome if half == 0 else " ".join(criteria), criteria[half], why, 0.8)
    if progress[1]:
        for part, half in ((draft, 0), (second, 1)):
            part.repair("progress", " ".join(progress), progress[half], why)
            part.progress = progress[half]
    draft.outcome, second.outcome = criteria[0], criteria[1]
    draft.ref_printed, second.ref_printed = refs[0], refs[1]
    for part in (draft, second):
        part.put(Role.OUTCOME, part.outcome)
        part.put(Role.PROGRESS, part.progress)
    return [draft, second]
