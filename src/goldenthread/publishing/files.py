"""A file of a publication."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class File:
    """A file as it is handed out. `words` says what it is, to stand beside a link: "Word document, to edit".

    `notes` are sentences about what the format couldn't hold as it is, for whoever publishes.
    """

    name: str
    data: bytes
    media_type: str
    words: str
    notes: tuple[str, ...] = ()
