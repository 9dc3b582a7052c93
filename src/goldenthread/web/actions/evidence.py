"""Evidence: files that show where a figure comes from."""

import hashlib

from goldenthread.web.actions.drafts import locked
from goldenthread.web.actions.writing import Refused, writing
from goldenthread.web.records.duties import BY_DUTY
from goldenthread.web.records.models import Evidence, Person, Return
from goldenthread.web.records.uploads import checked_content

LARGEST = 10 * 1024 * 1024
_MOST_FILES = 20


def add_evidence(*, owed: Return, name: str, content: bytes, by: Person) -> Evidence:
    """Keep a file with a return.

    Raises RefusedFile for what isn't taken, Refused for one more than there may be, and from who may not write it.
    """
    file = checked_content(name, content, largest=LARGEST)
    with writing(owed.authority, by=by, may=BY_DUTY) as journal:
        found = locked(owed, by)
        if Evidence.objects.filter(of_return=found, removed_at__isnull=True).count() >= _MOST_FILES:
            raise Refused(
                f"the return has {_MOST_FILES} files already",
                where=str(found.measure),
                expected=f"at most {_MOST_FILES} files",
                do="remove one that isn’t needed, and add it again",
            )
        made = Evidence.objects.create(
            of_return=found,
            name=file.name,
            media_type=file.media_type,
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            content=content,
            added_by=by,
            added_at=journal.at,
        )
        after = {"evidence": made.pk, "file name": made.name, "sha256": made.sha256, "size": made.size}
        journal.record("add evidence", found, after=after)
    return made


def remove_evidence(*, evidence: Evidence, by: Person) -> None:
    """Take a file off a return that is still open to its owner. It stays in the record for the auditor.

    Raises Refused where the return is closed to owners, from who may not write it, and where the file was removed
    before.
    """
    with writing(evidence.of_return.authority, by=by, may=BY_DUTY) as journal:
        found = locked(evidence.of_return, by)
        if not Evidence.objects.filter(pk=evidence.pk, removed_at__isnull=True).update(removed_at=journal.at):
            raise Refused(
                "the file has been removed already",
                where=str(found.measure),
                expected="a file that is there",
                do="look at the return again",
            )
        journal.record("remove evidence", found, before={"evidence": evidence.pk, "file name": evidence.name})
