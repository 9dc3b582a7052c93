"""How colours look to different eyes, and how far two of them stand apart."""

from itertools import product

Colour = tuple[float, float, float]
_Matrix = tuple[Colour, Colour, Colour]

# Machado, Oliveira and Fernandes, 2009: severity 1.0, on linear light.
_EYES: dict[str, _Matrix] = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "greyscale": ((0.2126, 0.7152, 0.0722),) * 3,
}
EYES = tuple(_EYES)


def seen(colour: str, eyes: str) -> Colour:
    """Give a colour "#rrggbb" in linear light, as it looks to such eyes."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    first, second, third = (min(max(r * red + g * green + b * blue, 0.0), 1.0) for r, g, b in _EYES[eyes])
    return first, second, third


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def contrast(one: str, other: str, eyes: str = "usual") -> float:
    """Give the contrast of two colours by WCAG 2: 1 for none, 21 for black on white."""
    low, high = sorted(_luminance(seen(colour, eyes)) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Colour) -> float:
    return 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]


def least_contrast(inks: set[str], ground: str) -> float:
    """Give how little any of the inks stands out from a ground, to whatever eyes."""
    return min(contrast(ink, ground, eyes) for ink, eyes in product(inks, EYES))
