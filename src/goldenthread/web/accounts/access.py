"""Who may see and do what: one rule a view, and no view without a rule.

A view names its rule with `@allow(RULE)`. The middleware finds the authority in the address and the person that the
user is in it, and asks the rule before the view runs. Signed out: to sign in. No person in this authority: "not found",
as if nothing were there. A person whom the rule doesn't allow: "forbidden".
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar, cast

from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control
from django.utils.functional import SimpleLazyObject

from goldenthread.web.accounts.sessions import keep_awake, owes_second_factor
from goldenthread.web.accounts.signed_out import signed_out
from goldenthread.web.accounts.standing import Standing, standing_of
from goldenthread.web.records.models import Authority, User

View = TypeVar("View", bound=Callable[..., Any])
Address = Mapping[str, Any]

# No row has a larger number, and databases fail when they are asked for one.
_LARGEST = 2**63 - 1


class Request(HttpRequest):
    """A request after the middleware: with the authority of its address and the standing of who asks.

    `authority` is only there where the address has one, and `standing` where the view's rule asks for a person.
    `private` is set where someone has to be signed in.
    """

    authority: Authority
    standing: Standing
    private: bool


@dataclass(frozen=True)
class Rule:
    """Who a view lets in. `allows` is asked with the person's standing and the parts of the address."""

    name: str
    allows: Callable[[Standing, Address], bool] | None = None
    signed_in: bool = True

    def __str__(self) -> str:
        return self.name


# Nobody is asked who they are.
PUBLIC = Rule("public", signed_in=False)
# Anyone with a user account, whatever authority they belong to: their own password, their second factor.
SIGNED_IN = Rule("signed in")
MEMBER = Rule("of this authority", lambda standing, _: True)
OFFICER = Rule("performance officers", lambda standing, _: standing.is_officer)
AUDITOR = Rule("internal auditors", lambda standing, _: standing.is_auditor)
OFFICER_OR_AUDITOR = Rule("performance officers and auditors", lambda standing, _: standing.sees_all)


def allow(rule: Rule) -> Callable[[View], View]:
    """Give a view its rule."""

    def with_rule(view: View) -> View:
        view.access = rule  # type: ignore[attr-defined]
        return view

    return with_rule


def rule_of(view: Callable[..., Any]) -> Rule | None:
    """Give the rule of a view, None where it declares none."""
    found = getattr(view, "access", None)
    return found if isinstance(found, Rule) else None


class AccessMiddleware:
    """Asks a view's rule before the view runs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request go on: what is asked, is asked in `process_view`. No cache keeps what isn't public."""
        answer = self.get_response(request)
        if getattr(request, "private", False):
            patch_cache_control(answer, private=True, no_store=True)
        return answer

    def process_view(
        self, request: Request, view: Callable[..., Any], args: tuple[Any, ...], address: dict[str, Any]
    ) -> HttpResponse | None:
        """Answer in the view's stead where its rule doesn't let the request in; None lets it go on."""
        rule = rule_of(view)
        if rule is None:
            raise ImproperlyConfigured(f"{view} declares no rule of access: give it one with @allow.")
        if any(isinstance(part, int) and part > _LARGEST for part in address.values()):
            raise Http404("There is no such page here.")
        if "authority" in address:
            find = partial(_authority_of, request, address["authority"])
            # A public page that is kept is answered without it: only what asks for it looks it up.
            request.authority = find() if rule.signed_in else cast(Authority, SimpleLazyObject(find))
        if not rule.signed_in:
            return None
        request.private = True
        if not isinstance(request.user, User):
            return signed_out(request)
        keep_awake(request.session)
        if rule.allows is not None:
            request.standing = _standing(request.user, request.authority)
            if not rule.allows(request.standing, address):
                raise PermissionDenied
            if owes_second_factor(request, request.standing):
                return redirect("mfa_activate_totp")
        return None


def _authority_of(request: Request, slug: str) -> Authority:
    try:
        return _authority(slug)
    except Http404:
        # The page that says so asks whose page it is.
        vars(request).pop("authority", None)
        raise


def _authority(slug: str) -> Authority:
    found = Authority.objects.filter(slug=slug).first()
    if found is None:
        raise Http404("There is no such authority here.")
    return found


def _standing(user: User, authority: Authority) -> Standing:
    found = standing_of(user, authority)
    if found is None:
        raise Http404("There is no such page here.")
    return found
