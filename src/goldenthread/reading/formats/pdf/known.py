"""What tells a PDF document. Nothing here needs PDFium."""

# Some programs write a little before the mark.
_STARTS_WITHIN = 1024


def recognises(data: bytes) -> bool:
    """Tell by its first bytes whether a document is a PDF."""
    return b"%PDF" in data[:_STARTS_WITHIN]
