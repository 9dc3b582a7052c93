"""The parts of an OpenDocument text's file."""

from collections.abc import Sequence
from importlib import resources

from goldenthread.publishing.content import LANGUAGE
from goldenthread.publishing.formats.odt.names import DECLARED, ROOT, VERSION
from goldenthread.publishing.office.about import About
from goldenthread.publishing.office.pictures import Picture
from goldenthread.publishing.office.texts import escaped

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
# The running title stands here in the styles, which are the same in every document but for it.
_RUNNING = "@running@"


def parts_of(about: About, content: str, pictures: Sequence[Picture]) -> dict[str, str | bytes]:
    """Give the parts of a document's file by their names, in the order in which they are packed: its type is first."""
    styles = resources.files(__package__).joinpath("styles.xml").read_text(encoding="utf-8")
    parts: dict[str, str | bytes] = {
        "content.xml": content,
        "styles.xml": styles.replace(_RUNNING, escaped(about.running)),
        "meta.xml": _meta(about),
        "settings.xml": resources.files(__package__).joinpath("settings.xml").read_bytes(),
    }
    parts |= {f"Pictures/{picture.file}": picture.png for picture in pictures}
    return {"mimetype": MEDIA_TYPE, **parts, "META-INF/manifest.xml": _manifest(list(parts))}


def _manifest(names: Sequence[str]) -> str:
    told = [f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{_type(name)}"/>' for name in names]
    return (
        f'{DECLARED}<manifest:manifest xmlns:manifest="{_MANIFEST}" manifest:version="{VERSION}">'
        f'<manifest:file-entry manifest:full-path="/" manifest:version="{VERSION}" manifest:media-type="{MEDIA_TYPE}"/>'
        f"{''.join(told)}</manifest:manifest>"
    )


def _type(name: str) -> str:
    return "image/png" if name.endswith(".png") else "text/xml"


def _meta(about: About) -> str:
    day, author = f"{about.day.isoformat()}T00:00:00", escaped(about.author)
    return (
        f"{DECLARED}<office:document-meta {ROOT}><office:meta><dc:title>{escaped(about.title)}</dc:title>"
        f"<meta:initial-creator>{author}</meta:initial-creator><dc:creator>{author}</dc:creator>"
        f"<meta:creation-date>{day}</meta:creation-date><dc:date>{day}</dc:date><dc:language>{LANGUAGE}</dc:language>"
        "</office:meta></office:document-meta>"
    )
