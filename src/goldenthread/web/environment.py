"""What the application is told by the environment: the variables, what they default to, and errors that say the fix."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    # Whoever closes a file's last connection tidies its log away, which takes longer than answering does.
    "CONN_MAX_AGE": 60,
    # Readers never wait for a writer, and two writers queue up instead of failing half-way.
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    },
}


def database(value: str) -> dict[str, Any]:
    """Give Django's settings for GOLDENTHREAD_DATABASE: a file's path, or postgresql://user:password@host:port/name.

    Raises ImproperlyConfigured for another kind of address.
    """
    if "://" not in value:
        return {**_SQLITE, "NAME": str(Path(value).expanduser().absolute())}
    parts = urlsplit(value)
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise ImproperlyConfigured(
            f"GOLDENTHREAD_DATABASE is neither a file's path nor postgresql://user:password@host:port/name:"
            f" it begins {parts.scheme}://. Give one of the two."
        )
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.get("host", parts.hostname or "")),
        "PORT": query.get("port", str(parts.port or "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def secret_key() -> str:
    """Give GOLDENTHREAD_SECRET_KEY, or that of the file GOLDENTHREAD_SECRET_FILE, which is made where there is none."""
    given = os.environ.get("GOLDENTHREAD_SECRET_KEY")
    if given:
        return given
    path = Path(os.environ.get("GOLDENTHREAD_SECRET_FILE", "goldenthread.secret")).expanduser()
    try:
        with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as new:
            new.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return path.read_text().strip()


def words(name: str, default: str = "") -> list[str]:
    """Give a variable that holds words parted by commas."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def switched_on(name: str) -> bool:
    """Tell whether a variable says yes."""
    return os.environ.get(name, "").casefold() in {"1", "yes", "true", "on"}


def origin(name: str) -> list[str]:
    """Give scheme and host of a variable that holds an address, as a list of one; of none where it isn't set."""
    parts = urlsplit(os.environ.get(name, ""))
    return [f"{parts.scheme}://{parts.netloc}"] if parts.netloc else []


def own_provider() -> dict[str, Any]:
    """Give the council's own OpenID Connect provider as django-allauth wants it; nothing where none is named.

    Raises ImproperlyConfigured where some of its variables are missing.
    """
    values = {part: os.environ.get(f"GOLDENTHREAD_OIDC_{part}", "") for part in ("ADDRESS", "ID", "SECRET")}
    if not any(values.values()):
        return {}
    missing = [f"GOLDENTHREAD_OIDC_{part}" for part, value in values.items() if not value]
    if missing:
        raise ImproperlyConfigured(f"To sign in by your own provider, set {', '.join(missing)} too.")
    app = {
        "provider_id": "council",
        "name": os.environ.get("GOLDENTHREAD_OIDC_NAME", "your council account"),
        "client_id": values["ID"],
        "secret": values["SECRET"],
        "settings": {
            "server_url": values["ADDRESS"],
            # Some providers vouch for an address without saying so in each answer.
            "trust_email": switched_on("GOLDENTHREAD_OIDC_TRUST_EMAIL"),
        },
    }
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}
