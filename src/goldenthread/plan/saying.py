"""Small pieces of sentences that all parts of the program say alike."""


def so_many(number: int, what: str) -> str:
    """Count things: "1 measure", "2,000 measures". `what` is one of them, and takes an s."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"
