"""The colours of a workbook: plain, of its theme with a tint, or of its palette."""

from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass

from lxml.etree import _Element

from goldenthread.reading.office_xml import child, children, whole

# The palette of Excel 97, which a workbook may replace; entries 0 to 7 are the same as 8 to 15.
_FIRST_EIGHT = "000000 ffffff ff0000 00ff00 0000ff ffff00 ff00ff 00ffff"
PALETTE = f"""
{_FIRST_EIGHT} {_FIRST_EIGHT}
800000 008000 000080 808000 800080 008080 c0c0c0 808080
9999ff 993366 ffffcc ccffff 660066 ff8080 0066cc ccccff
000080 ff00ff ffff00 00ffff 800080 800000 008080 0000ff
00ccff ccffff ccffcc ffff99 99ccff ff99cc cc99ff ffcc99
3366ff 33cccc 99cc00 ffcc00 ff9900 ff6600 666699 969696
003366 339966 003300 333300 993300 993366 333399 333333
000000 ffffff
""".split()
# A colour refers to the theme's colours by number, and Excel swaps the first two pairs of their order.
_THEME = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
_WHITE, _BLACK = "ffffff", "000000"


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours that a workbook's colour elements can refer to, as six hexadecimal digits."""

    theme: tuple[str, ...]
    palette: tuple[str, ...]

    def fill(self, colour: _Element | None) -> str | None:
        """Turn a colour element into "#rrggbb"; None for white, automatic and unknown colours."""
        digits = self._digits(colour) if colour is not None else ""
        return f"#{digits}" if digits and digits != _WHITE else None

    def ink(self, colour: _Element | None) -> str | None:
        """Do the same for a text's colour, of which black says nothing either."""
        found = self.fill(colour)
        return found if found != f"#{_BLACK}" else None

    def _digits(self, colour: _Element) -> str:
        if rgb := colour.get("rgb"):
            digits = _six_digits(rgb)
        elif colour.get("theme") is not None:
            digits = _at(self.theme, colour.get("theme"))
        else:
            digits = _at(self.palette, colour.get("indexed"))
        return _tinted(digits, colour.get("tint")) if digits else ""


def read_colours(styles: _Element | None, theme: _Element | None) -> Colours:
    """Read the theme's colours and the palette, where the workbook has its own."""
    scheme = child(child(theme, "themeElements"), "clrScheme")
    own = children(child(child(styles, "colors"), "indexedColors"), "rgbColor")
    palette = [_six_digits(entry.get("rgb", "")) for entry in own]
    return Colours(
        tuple(_scheme_colour(child(scheme, name)) for name in _THEME),
        (*palette, *PALETTE[len(palette) :]),
    )


def _scheme_colour(entry: _Element | None) -> str:
    for colour in () if entry is None else entry:
        return _six_digits(colour.get("lastClr") or colour.get("val") or "")
    return ""


def _six_digits(rgb: str) -> str:
    # Before the colour there may be its opacity, which Excel ignores.
    digits = rgb[-6:].lower()
    return digits if len(digits) == 6 and all(digit in "0123456789abcdef" for digit in digits) else ""


def _at(colours: tuple[str, ...], number: str | None) -> str:
    at = whole(number, len(colours))
    return colours[at] if at < len(colours) else ""


def _tinted(digits: str, tint: str | None) -> str:
    """Make a colour lighter (tint above 0) or darker (below 0), by its lightness alone."""
    try:
        change = max(-1.0, min(1.0, float(tint or 0)))
    except ValueError:
        return digits
    if not change:
        return digits
    hue, light, saturation = rgb_to_hls(*(int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    light = light * (1 + change) if change < 0 else light + (1 - light) * change
    return "".join(f"{round(part * 255):02x}" for part in hls_to_rgb(hue, light, saturation))
