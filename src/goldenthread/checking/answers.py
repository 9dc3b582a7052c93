"""Whether a later text speaks of what an earlier remedial action said would be done."""

from goldenthread.checking.sentences import sentences_of
from goldenthread.comparing.words import FRAME, content_words
from goldenthread.plan import Return
from goldenthread.wording.vocabulary import word_set

_LONGEST_READ = 20_000
_STEM = 6
_ENOUGH = 3
_SHARE = 0.3
_FEWEST = 2
# Words of nearly every remedial action: they tell nothing of which action it is.
_USUAL = word_set(
    "action actions performance continue continues continued progress service services team teams review reviewed"
    " work working measure measures indicator monitor monitored monitoring remedial further plan plans planned place"
    " expected also new council year quarter period data figure figures result results including being due staff"
    " report reported reporting current currently should there they not over more most other through within across"
)


def is_answered(promised: str, measure: str, row: Return) -> bool:
    """Whether this time's narrative and remedial action share enough telling words with last time's action.

    Words of the measure itself count for nothing: any text about it has them.
    """
    known, now = _stems(measure), _stems(f"{row.progress} {row.remedial_action}")
    telling = _stems(promised) - known
    if len(telling) < _ENOUGH or len(telling & now) >= max(_FEWEST, min(_ENOUGH, round(len(telling) * _SHARE))):
        return True
    single = [_stems(sentence.text) - known for sentence in sentences_of(promised)]
    return any(len(words & now) >= max(_FEWEST, len(words) // 2) for words in single)


def _stems(text: str) -> frozenset[str]:
    words = (word for word in content_words(text[:_LONGEST_READ]) if word not in _USUAL and word not in FRAME)
    return frozenset(word[:_STEM] for word in words if len(word) > 2)
