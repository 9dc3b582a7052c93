"""The council's own provider: what django-allauth leaves unproved of who comes back from it.

By itself it reads the ID token without its signature, since it fetched it over an encrypted connection, sends no nonce,
does without a token where none comes, and takes the person from another answer of the provider's. Here the token is
asked for and has to be signed by a key that the provider publishes; issued by it, for us, and not over; made for this
very sign-in; and of the person whom the other answer is about.
"""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from allauth.core.internal.httpkit import add_query_params
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from allauth.utils import get_request_param
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.crypto import constant_time_compare, salted_hmac

# Signed by a key of which the provider alone has the secret half.
_SIGNED_BY = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
_NEEDED = ["iss", "aud", "exp", "iat", "sub", "nonce"]
# How many seconds the clocks of the two may differ.
_CLOCKS = 60


class Provider(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """Takes who comes back by their ID token, once all of it is proved."""

    def complete_login(self, request: HttpRequest, app: SocialApp, token: SocialToken, **told: Any) -> SocialLogin:
        """Give whom the provider vouches for. Raises OAuth2Error for a token that doesn't prove it."""
        claims = self._proved(app, str(told["response"].get("id_token") or ""))
        if not constant_time_compare(str(claims["nonce"]), nonce_of(get_request_param(request, "state") or "")):
            raise OAuth2Error("The ID token was made for another sign-in.")
        who = self._fetch_user_info(token.token)
        if not isinstance(who, dict) or who.get("sub") != claims["sub"]:
            raise OAuth2Error("The provider told of another person than the ID token is for.")
        return self.get_provider().sociallogin_from_response(request, {"userinfo": who, "id_token": claims})

    def _proved(self, app: SocialApp, token: str) -> dict[str, Any]:
        try:
            return _for_us_alone(
                jwt.decode(
                    token,
                    self._key(token),
                    algorithms=_SIGNED_BY,
                    audience=app.client_id,
                    issuer=self.openid_config["issuer"],
                    leeway=_CLOCKS,
                    options={"require": _NEEDED},
                ),
                app.client_id,
            )
        except (jwt.PyJWTError, LookupError, TypeError, ValueError) as wrong:
            raise OAuth2Error("The ID token proves nothing.") from wrong

    def _key(self, token: str) -> jwt.PyJWK:
        """Give the provider's key that a token names; the only one where it names none."""
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
        keys = [key for key in jwt.PyJWKSet.from_dict(answer.json()).keys if key.public_key_use in (None, "sig")]
        named = jwt.get_unverified_header(token).get("kid")
        found = [key for key in keys if key.key_id == named] if named else keys
        if len(found) != 1:
            raise LookupError("no such key")
        return found[0]


def _for_us_alone(claims: dict[str, Any], client: str) -> dict[str, Any]:
    """Give the claims of a token that may be for others too, as long as we are whom it was made out to."""
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if claims.get("azp", None if several else client) != client:
        raise ValueError("made out to another")
    return claims


def nonce_of(state: str) -> str:
    """Give what the ID token of a sign-in must repeat: a state serves one sign-in, in one browser."""
    return salted_hmac("goldenthread.nonce", state, algorithm="sha256").hexdigest()


def leave(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Lead to the provider. Of what the address asks for, only where to go afterwards is heard."""
    asked = request.GET.copy()
    for name in set(asked) - {"next"}:
        del asked[name]
    request.GET = asked  # type: ignore[assignment]
    answer = _answered(OAuth2LoginView, request, provider_id)
    if isinstance(answer, HttpResponseRedirect):
        state = parse_qs(urlsplit(answer.url).query).get("state", [""])[0]
        return HttpResponseRedirect(add_query_params(answer.url, {"nonce": nonce_of(state)}))
    return answer


def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Let in who comes back from the provider, or say that it didn't work."""
    return _answered(OAuth2CallbackView, request, provider_id)


def _answered(view: Any, request: HttpRequest, provider_id: str) -> HttpResponse:
    try:
        answer: HttpResponse = view.adapter_view(Provider(request, provider_id))(request)
    except SocialApp.DoesNotExist:
        raise Http404("There is no such provider here.") from None
    return answer
