"""A document's parts packed into one archive: the same parts give the same bytes."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

# The first that an archive can have; a date of today's would make each file another.
_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_AS_THEY_ARE = ("mimetype",)


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Pack parts by their names, in their order. Pictures are packed already, and the type must not be."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in parts.items():
            info = ZipInfo(name, _DATE)
            info.create_system = _UNIX
            info.compress_type = ZIP_STORED if name in _AS_THEY_ARE or name.endswith(".png") else ZIP_DEFLATED
            archive.writestr(info, content)
    return out.getvalue()
