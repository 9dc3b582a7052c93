"""The mails that bring links."""

from threading import Thread

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from goldenthread.web.actions.people import Invited
from goldenthread.web.records.models import Person, User


def mail_invitation(invited: Invited, *, by: Person) -> None:
    """Send an invitation. Raises OSError where the mail server doesn't take it."""
    person = invited.person
    path = reverse("set-password", args=[invited.token]) if invited.token else reverse("sign-in")
    context = {"person": person, "by": by, "link": f"{settings.SITE_ADDRESS}{path}", "new": invited.token}
    _mail("invitation", f"{person.authority}: your part in the council plan", person.user.email, context).send()


def mail_reset(email: str, token: str) -> None:
    """Send a link to set a new password, without waiting for it: the wait would tell that there is an account."""
    link = f"{settings.SITE_ADDRESS}{reverse('set-password', args=[token])}"
    _send_aside(_mail("reset", "Set a new password", email, {"link": link}))


def mail_warning(user: User, what: str, *, by: Person | None = None) -> None:
    """Tell someone of a change to what protects their account: `what` as a sentence, `by` whom if not by themselves."""
    link = f"{settings.SITE_ADDRESS}{reverse('forgotten')}"
    _send_aside(_mail("warning", "Your account was changed", user.email, {"what": what, "by": by, "link": link}))


def _send_aside(message: EmailMessage) -> None:
    if settings.MAIL_WAITS:
        message.send()
    else:
        Thread(target=message.send, kwargs={"fail_silently": True}).start()


def _mail(template: str, subject: str, to: str, context: dict[str, object]) -> EmailMessage:
    return EmailMessage(" ".join(subject.split()), render_to_string(f"accounts/mail/{template}.txt", context), to=[to])
