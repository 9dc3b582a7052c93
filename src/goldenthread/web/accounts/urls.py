"""Addresses before any authority: the front, signing in and out, one's own account.

Of django-allauth only what is used is here, each view with its rule, under the names by which allauth finds it.
"""

from allauth.account import views as account_views
from allauth.mfa.base import views as factor_views
from allauth.mfa.recovery_codes import views as recovery_views
from allauth.mfa.totp import views as totp_views
from allauth.socialaccount import views as provider_views
from django.conf import settings
from django.urls import path

from goldenthread.web.accounts import at_the_door as at_the_door  # listens
from goldenthread.web.accounts.access import PUBLIC, SIGNED_IN, allow
from goldenthread.web.accounts.front import front, start
from goldenthread.web.accounts.openid import come_back, leave
from goldenthread.web.accounts.passwords import account, change_password, forgotten, link_sent, set_by_link

sign_in = allow(PUBLIC)(account_views.login)
sign_out = allow(PUBLIC)(account_views.logout)

urlpatterns = [
    path("", front, name="front"),
    path("start/", start, name="start"),
    path("sign-in/", sign_in, name="sign-in"),
    path("sign-in/", sign_in, name="account_login"),
    path("sign-in/code/", allow(PUBLIC)(factor_views.authenticate), name="mfa_authenticate"),
    path("sign-in/closed/", allow(PUBLIC)(account_views.account_inactive), name="account_inactive"),
    path("sign-out/", sign_out, name="sign-out"),
    path("sign-out/", sign_out, name="account_logout"),
    path("password/forgotten/", forgotten, name="forgotten"),
    path("password/sent/", link_sent, name="link-sent"),
    path("password/set/<str:token>/", set_by_link, name="set-password"),
    path("account/", account, name="account"),
    path("account/", account, name="mfa_index"),
    path("account/password/", change_password, name="change-password"),
    path("account/again/", allow(SIGNED_IN)(account_views.reauthenticate), name="account_reauthenticate"),
    path("account/again/code/", allow(SIGNED_IN)(factor_views.reauthenticate), name="mfa_reauthenticate"),
    path("account/app/", allow(SIGNED_IN)(totp_views.activate_totp), name="mfa_activate_totp"),
    path("account/app/remove/", allow(SIGNED_IN)(totp_views.deactivate_totp), name="mfa_deactivate_totp"),
    path("account/codes/", allow(SIGNED_IN)(recovery_views.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "account/codes/new/",
        allow(SIGNED_IN)(recovery_views.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/codes/save/",
        allow(SIGNED_IN)(recovery_views.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
]

if settings.SOCIALACCOUNT_PROVIDERS:
    urlpatterns += [
        path("sign-in/by/<str:provider_id>/", allow(PUBLIC)(leave), name="openid_connect_login"),
        path("sign-in/by/<str:provider_id>/back/", allow(PUBLIC)(come_back), name="openid_connect_callback"),
        path("sign-in/cancelled/", allow(PUBLIC)(provider_views.login_cancelled), name="socialaccount_login_cancelled"),
    ]
