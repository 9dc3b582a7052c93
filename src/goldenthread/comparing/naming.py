"""What a measure is known by: its id, its ref, its wording and where it stands, each made fit to be compared."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from goldenthread.comparing.words import FRAME, content_words, reprint_key, without_brackets

_REF_PARTS = re.compile(r"\d{1,20}|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Named:
    """A measure as one document names it. Empty where the document doesn't say.

    `id` only where it is a lasting one, proof by itself. `places` are the texts that a measure stands under, the
    nearest first: priority action, objective, theme.
    """

    ref: str = ""
    wording: str = ""
    places: Sequence[str] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """The same, ready for comparing.

    `exact` is the wording with its figures and `loose` without; `words` tell which measure it is, `core` without what
    stands in brackets. `thin` says that the wording tells nothing ("By March"): then the nearest place lends its words.
    """

    id: str
    ref: str
    exact: str
    loose: str
    order: tuple[str, ...]
    places: tuple[str, ...]
    thin: bool
    words: frozenset[str] = field(default=frozenset())
    core: frozenset[str] = field(default=frozenset())


def known(named: Named) -> Known:
    """Make a measure's names fit to be compared."""
    own = content_words(named.wording)
    thin = not any(word not in FRAME for word in own)
    text = " ".join([*named.places[:1], named.wording]) if thin else named.wording
    words = content_words(text) if thin else own
    core = frozenset(content_words(without_brackets(text)) if "(" in text else words)
    return Known(
        id=named.id,
        ref=plain_ref(named.ref),
        exact=reprint_key(named.wording),
        loose=" ".join(sorted(own)),
        order=tuple(words),
        places=tuple(reprint_key(place) for place in named.places),
        thin=thin,
        words=frozenset(words),
        core=core if any(word not in FRAME for word in core) else frozenset(words),
    )


def plain_ref(ref: str) -> str:
    """Take the look of a ref away: "CUS.01", "cus 1" and "CUS-1." are one."""
    parts = _REF_PARTS.findall(ref.casefold())
    return ".".join(part.lstrip("0") or "0" if part.isdecimal() else part for part in parts)
