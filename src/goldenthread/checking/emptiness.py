"""Remedial texts that name no action: "none", "as above", "continue to monitor"."""

import re

from goldenthread.wording.vocabulary import word_set

_LONGEST = 200
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# Words of texts that only refer elsewhere or deny; a text of nothing else says nothing.
_NOTHING = word_set(
    "none nil n a na no not applicable required necessary needed action actions remedial further at this stage time"
    " present is are as above see below comment comments commentary narrative progress column section previous same"
    " last quarter refer to the tbc tba update updates reported ditto ongoing on-going continuing yet been identified"
)
# Words of texts that only go on watching. After "through" and the like comes where it is watched.
_WATCHING = word_set(
    "continue continues continued continuing to be will we is are being monitor monitors monitored monitoring close"
    " closely carefully regular regularly monthly weekly quarterly daily ongoing on-going kept keep keeping under"
    " review reviewed watch watched the this these it all of on a an and performance progress position situation"
    " measure measures indicator indicators target trend trends figures figure data results basis still further"
    " throughout year over coming remain remains remainder rest quarter quarters next during for"
)
_MONITORS = word_set("monitor monitors monitored monitoring review reviewed watch watched")
_WHERE = word_set("through by at via in")
_LONGEST_PLACE = 7
_GOES_ON = word_set("to and with so while has have will where which who")
_SENTENCES = re.compile(r"[.;!?\n]+")


def says_nothing(text: str) -> bool:
    """Whether a remedial text, which isn't blank, names no action. Only what is plainly empty counts."""
    if not text.strip() or len(text) > _LONGEST:
        return False
    sentences = [words for part in _SENTENCES.split(text) if (words := _WORD.findall(part.casefold()))]
    return all(_is_empty(words) for words in sentences)


def _is_empty(words: list[str]) -> bool:
    return set(words) <= _NOTHING or _only_watches(words)


def _only_watches(words: list[str]) -> bool:
    at = next((at for at, word in enumerate(words) if word in _WHERE), len(words))
    watching, place = words[:at], words[at + 1 :]
    only_a_place = len(place) <= _LONGEST_PLACE and not _GOES_ON & set(place)
    return bool(_MONITORS & set(watching)) and set(watching) <= _WATCHING and only_a_place
