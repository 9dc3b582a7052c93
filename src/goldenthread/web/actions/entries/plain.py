"""Points to check in the words of a return: rules speak of printed reports, whoever fills a return in has none.

What a point says of figures stays as it is, and so do its rule and its fingerprint: an answer holds either way.
"""

import re
from dataclasses import dataclass

from goldenthread.plan import Finding


@dataclass(frozen=True)
class _Plain:
    """How one rule's points are said: what is replaced in the message, and another instruction if there is one."""

    pattern: re.Pattern[str]
    words: str
    instruction: str = ""


_PLAIN = {
    "status-not-supported": _Plain(
        # The status as printed is the scheme's code with its words, or the words alone.
        re.compile(r"\APrinted (?:[^;(]{0,40} \(([^)]{1,20})\)|([^;]{1,40}));"),
        r"The status you give is \1\2, but:",
        "Give the status that the figures give, or say what yours rests on: an agreed tolerance, a later figure.",
    ),
    "narrative-unchanged": _Plain(
        re.compile(r"\AThe narrative is the one of the earlier report:"), "The words are the same as last time:"
    ),
    "narrative-cut-off": _Plain(
        re.compile(r"\AThe narrative ends"), "The words end", "Finish the sentence, or take the rest of it out."
    ),
    "words-against-status": _Plain(
        re.compile(r"\AThe narrative says (.{1,300}), and the status (.{1,20})\.\Z", re.DOTALL),
        r"The words say \1, and the status is \2.",
        "Put right the words or the status, or say which target the words are about.",
    ),
    "as-at-went-back": _Plain(re.compile(r"\bthe earlier report had\b"), "last time it was"),
}


def in_plain_words(point: Finding) -> Finding:
    """Give a point as the page of a return says it."""
    plain = _PLAIN.get(point.rule)
    if plain is None:
        return point
    message = plain.pattern.sub(plain.words, point.message, count=1)
    return point.model_copy(update={"message": message, "instruction": plain.instruction or point.instruction})
