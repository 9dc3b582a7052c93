"""The files of a publication: drawn when first asked for, kept, and gone when words of it are taken down."""

import io
import zipfile
from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from goldenthread.publishing.content import compose
from goldenthread.publishing.files import File
from goldenthread.publishing.manifest import sha256
from goldenthread.publishing.publish import FORMATS
from goldenthread.web.actions.publishing.material import material_of
from goldenthread.web.records.models import Authority, DrawnFile, JournalHead, Publication, PublishedText, Removal

# A date before which no zip file can have been made: the same files give the same bytes.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def drawn(publication: Publication, of_format: str) -> DrawnFile:
    """Give a publication's file in a format, drawn now where it isn't yet. Raises KeyError for an unknown format."""
    found = publication.files.filter(format=of_format, gone_at__isnull=True).first()
    while found is None:
        gone = _gone_from(publication.authority_id)
        found = _keep(publication, of_format, _draw(publication, of_format), gone)
    return found


def _gone_from(authority: int) -> tuple[int, int]:
    """Count what was taken down: a file that was drawn before the last of it may still hold the words."""
    texts = PublishedText.objects.filter(publication__authority=authority, text__isnull=True)
    return texts.count(), Removal.objects.filter(authority=authority).count()


def _draw(publication: Publication, of_format: str) -> File:
    content = compose(material_of(publication))
    files = list(FORMATS[of_format].draw(content))
    return files[0] if len(files) == 1 else _together(files, f"{content.name}-{of_format}.zip")


def _together(files: Collection[File], name: str) -> File:
    """Put several files into one."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.writestr(zipfile.ZipInfo(file.name, _NO_TIME), file.data, zipfile.ZIP_DEFLATED)
    words = "; ".join(dict.fromkeys(file.words for file in files))
    notes = tuple(note for file in files for note in file.notes)
    return File(name, out.getvalue(), "application/zip", words[:200], notes)


def _keep(publication: Publication, of_format: str, file: File, gone: tuple[int, int]) -> DrawnFile | None:
    """Keep a file; None where words were taken down since `gone` was counted.

    Who asks for the same at the same time gets the one that was kept first. The lock is that of all actions.
    """
    with transaction.atomic():
        JournalHead.objects.select_for_update().filter(authority=publication.authority_id).first()
        if _gone_from(publication.authority_id) != gone:
            return None
        made, _ = DrawnFile.objects.get_or_create(
            publication=publication,
            format=of_format,
            gone_at=None,
            defaults={
                "name": file.name,
                "media_type": file.media_type,
                "words": file.words,
                "notes": list(file.notes),
                "data": file.data,
                "size": len(file.data),
                "sha256": sha256(file.data),
                "drawn_at": timezone.now(),
            },
        )
        return made


def let_files_go(authority: Authority) -> int:
    """Let all drawn files of an authority go, as words of it are taken down, and say how many.

    They are drawn anew of what is left. Of any file the words may stand in another publication's too, as what was said
    before; so none stays.
    """
    going = DrawnFile.objects.filter(publication__authority=authority, gone_at__isnull=True)
    return going.update(data=None, gone_at=timezone.now())


def known_by(authority: Authority, hashed: str, *, officers: bool = False) -> DrawnFile | None:
    """Give the file of an authority's publications with this SHA-256, drawn or gone; officers' ones on request."""
    found = DrawnFile.objects.filter(publication__authority=authority, sha256=hashed)
    if not officers:
        found = found.filter(publication__for_public=True)
    return found.select_related("publication__period__plan_year").order_by("-drawn_at").first()
