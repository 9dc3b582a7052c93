"""Texts as one line, with the items of lists parted."""

_BULLETS = ("•", "- ", "– ", "* ")


def plain(text: str) -> str:
    """Give a text with single spaces, and a semicolon before each item of a list, so that clauses part there."""
    lines = [line.strip() for line in text.splitlines()]
    return " ".join(" ".join(f"; {line[1:]}" if line.startswith(_BULLETS) else line for line in lines).split()).lstrip(
        "; "
    )


def one_line(text: str) -> str:
    """Give a text as one line that moves no terminal's cursor: names of files and cells may hold anything."""
    return "".join(mark if mark.isprintable() else "?" for mark in " ".join(text.split()))
