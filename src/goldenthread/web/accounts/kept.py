"""What somebody typed into a form whose session had ended: kept in the browser's new session until they are back.

A page that must lose nothing carries a seal: who it was made for, and its own address. What is sent with a seal by
somebody who is no longer signed in stays on the server, out of sight, and only the same person is given it again. A
seal can't be made up, so nobody plants words in somebody else's form.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils import timezone

from goldenthread.web.records.models import Person, User

# The name of the field that holds the seal.
SEAL = "written_by"
# The name under which the names of files stand that were chosen with it.
FILES = "files_chosen"
_LONGEST_NAME = 200
_SALT, _KEPT = "goldenthread.kept-form", "kept-forms"
_GOOD_FOR, _MOST_FORMS, _LONGEST = timedelta(days=7), 5, 500_000
_NOT_TYPED = {SEAL, FILES, "csrfmiddlewaretoken"}


@dataclass(frozen=True)
class Kept:
    """The fields of a form as they were sent, and when."""

    fields: Mapping[str, str]
    at: datetime


def seal(person: Person, place: str) -> str:
    """Give the seal of a page at an address, made for a person."""
    return signing.dumps([person.pk, place], salt=_SALT)


def keep(request: HttpRequest) -> str | None:
    """Keep what was typed, where it comes from a sealed page, and give the page's address; None where it doesn't.

    Nothing is kept for somebody else than who is signed in, and nothing that is far longer than any return.
    """
    opened = _opened(request.POST.get(SEAL, "")) if request.method == "POST" else None
    if opened is None or not _may_be(request, opened[0]):
        return None
    person, place = opened
    fields = {name: text for name, text in request.POST.items() if name not in _NOT_TYPED and isinstance(text, str)}
    if sum(map(len, fields.values())) > _LONGEST:
        return None
    fields |= _files(request)
    others = {at: one for at, one in _all(request).items() if at != place}
    newest = dict(list(others.items())[1 - _MOST_FORMS :])
    newest[place] = {"person": person, "at": timezone.now().isoformat(), "fields": fields}
    request.session[_KEPT] = newest
    return place


def kept_for(request: HttpRequest, person: Person, place: str) -> Kept | None:
    """Give what was kept of a person's form at an address; None where nothing was."""
    found = _all(request).get(place)
    if found is None or found["person"] != person.pk:
        return None
    return Kept(found["fields"], datetime.fromisoformat(found["at"]))


def forget(request: HttpRequest, place: str) -> None:
    """Forget what was kept of a form, once it has been saved."""
    if place in _all(request):
        request.session[_KEPT] = {at: one for at, one in _all(request).items() if at != place}


def _files(request: HttpRequest) -> dict[str, str]:
    """Give the names of the files that were chosen. Nothing that nobody has signed in for is stored as a file."""
    chosen = (file for file in request.FILES.values() if isinstance(file, UploadedFile))
    names = [str(file.name).replace("\0", "")[:_LONGEST_NAME] for file in chosen]
    return {FILES: ", ".join(names)} if names else {}


def _may_be(request: HttpRequest, person: int) -> bool:
    """Whether who asks may be that person: they are, or nobody is signed in."""
    user = request.user
    return not isinstance(user, User) or Person.objects.filter(pk=person, user=user).exists()


def _all(request: HttpRequest) -> dict[str, Any]:
    found: dict[str, Any] = request.session.get(_KEPT, {})
    return found


def _opened(text: str) -> tuple[int, str] | None:
    try:
        person, place = signing.loads(text, salt=_SALT, max_age=_GOOD_FOR)
    except signing.BadSignature:
        return None
    return int(person), str(place)
