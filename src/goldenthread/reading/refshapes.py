"""What a ref looks like: "11.3", "CUS.01", "KPI 12"."""

import re

_REF = re.compile(
    r"(?:(?:[A-Z]{1,8}(?:[./\-][A-Z]{1,4}){0,3}|(?:KPI|PI|NI|KI|BVPI|LPI|SI|CI|OBJ|"
    r"AIM)[ .\-]?[A-Z]{0,4})[ .\-/_]?)?\d{1,4}[a-z]?(?:[.\-/ ]?[A-Z]{0,2}\d{1,3}){0,3}[a-z]?"
    r"(?:\([a-z0-9]{1,3}\)|:[ivx]{1,4})?",
    re.I,
)
SPACED = re.compile(r"(\d{1,3})\s+(\d{1,3})[a-z]?")
_IN_TEXT = re.compile(
    r"^((?:[A-Z]{1,8}[ .\-/_]?){0,2}\d{1,4}(?:[.\-/]\d{1,3}){0,3}(?:[a-z]|:[ivx]{1,4})?|[A-Z]{2,5}\d{1,4})"
    r"(?:\s*[-–—:.)|]\s*|\s+|\n)(?=[\"'‘“(%£A-Z])(.{4,})$",
    re.S,
)


def looks_like_ref(text: str) -> bool:
    """Whether a text is a ref and nothing else."""
    text = text.strip().rstrip(".")
    return 0 < len(text) <= 16 and bool(_REF.fullmatch(text) or SPACED.fullmatch(text))


def split_ref(text: str) -> tuple[str, str] | None:
    """Part a ref from the text that it leads: "CUS.01 - Answer calls" -> ("CUS.01", "Answer calls")."""
    found = _IN_TEXT.match(text.strip())
    return (found[1].strip(" .-"), found[2].strip()) if found else None
