"""Links by which a person sets a password: signed, good for a while, and once.

A link holds a seal of what the user was when it was made. Setting the password, signing in or sending a newer link
changes that, so that an older link no longer fits.
"""

from datetime import UTC, timedelta
from enum import StrEnum

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from goldenthread.web.records.models import User

_SALT = "goldenthread.link"


class Kind(StrEnum):
    """What a link is for, which says how long it is good."""

    INVITATION = "invitation"
    RESET = "reset"


GOOD_FOR = {Kind.INVITATION: timedelta(days=14), Kind.RESET: timedelta(hours=1)}


def token_for(user: User, kind: Kind) -> str:
    """Make the token of a link."""
    return signing.dumps({"user": user.pk, "seal": _seal(user)}, salt=f"{_SALT}.{kind}")


def user_of(token: str) -> User | None:
    """Give the user whom a token is for; None where it is none of ours, is too old, or was used."""
    content = next((content for kind in Kind if (content := _opened(token, kind))), None)
    user = User.objects.filter(pk=content["user"], is_active=True).first() if content else None
    if content is None or user is None or not constant_time_compare(str(content["seal"]), _seal(user)):
        return None
    return user


def _opened(token: str, kind: Kind) -> dict[str, int | str] | None:
    try:
        content: dict[str, int | str] = signing.loads(token, salt=f"{_SALT}.{kind}", max_age=GOOD_FOR[kind])
    except signing.BadSignature:
        return None
    return content


def _seal(user: User) -> str:
    moments = [moment and moment.astimezone(UTC).isoformat() for moment in (user.last_login, user.link_sent_at)]
    return salted_hmac(_SALT, "|".join(map(str, (user.pk, user.email, user.password, *moments)))).hexdigest()
