"""Drawings as pictures of points, for formats that hold no SVG."""

from goldenthread.publishing.fonts import fonts
from goldenthread.publishing.lettering import Lettering

# A point of the page is a point of the picture: 72 of them are an inch.
_PAGE = """
#set page(width: int(sys.inputs.width) * 1pt, height: auto, margin: 0pt, fill: white)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%)
"""


def png_of(svg: str, width_px: int) -> bytes:
    """Give a drawing as a PNG of so many points across, on white. The same drawing gives the same bytes."""
    import typst

    inputs = {"svg": Lettering().drawing(svg), "width": str(width_px)}
    return typst.compile(_PAGE.encode(), font_paths=fonts(), sys_inputs=inputs, format="png", ppi=72)
