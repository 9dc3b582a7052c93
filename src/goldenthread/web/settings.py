"""Django's settings. What differs between installations comes from the environment: docs/web.md lists it."""

import os
from datetime import timedelta
from pathlib import Path

from csp.constants import NONCE, NONE, SELF

from goldenthread.web.environment import database, origin, own_provider, secret_key, switched_on, words

_WEB = Path(__file__).resolve().parent

SECRET_KEY = secret_key()
DEBUG = False
ALLOWED_HOSTS = words("GOLDENTHREAD_HOSTS", "localhost,127.0.0.1,[::1]")
# An address beginning https:// says that the site is reached by it alone, so cookies need it too.
_ADDRESS = os.environ.get("GOLDENTHREAD_ADDRESS", "")
_SECURE = _ADDRESS.startswith("https://")
SITE_ADDRESS = _ADDRESS.rstrip("/") or "http://127.0.0.1:8000"
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS] if _SECURE else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "goldenthread.web.records.apps.RecordsConfig",
    "goldenthread.web.actions",
    "goldenthread.web.pages",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "goldenthread.web.accounts.headers.HeadersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "goldenthread.web.accounts.access.AccessMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "goldenthread.web.urls"
WSGI_APPLICATION = "goldenthread.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_WEB / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "goldenthread.web.pages.demonstrating.demonstration",
            ],
            "libraries": {"publicpages": "goldenthread.web.public.tags"},
        },
    }
]

DATABASES = {"default": database(os.environ.get("GOLDENTHREAD_DATABASE", "goldenthread.sqlite3"))}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Finished public pages, compressed, a copy in each of the server's processes: none is larger than 50 kB (see
    # public/answering.py), so they take 50 MB at most, and few are larger than 5 kB.
    "public": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "public",
        "OPTIONS": {"MAX_ENTRIES": 1_000},
    },
}
AUTH_USER_MODEL = "records.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "start"
LOGOUT_REDIRECT_URL = "front"

# Who guesses is counted by axes first, in the database; allauth knows the ways to sign in.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AXES_HANDLER = "goldenthread.web.accounts.guessing.Guessing"
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]
AXES_USERNAME_CALLABLE = "goldenthread.web.accounts.guessing.account_name"
AXES_CLIENT_IP_CALLABLE = "goldenthread.web.accounts.guessing.client_address"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=30)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_LOCKOUT_CALLABLE = "goldenthread.web.accounts.guessing.locked"
AXES_SENSITIVE_PARAMETERS = ["login", "code"]
AXES_VERBOSE = False

ACCOUNT_ADAPTER = "goldenthread.web.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # who is invited proves the address by opening the link
ACCOUNT_SESSION_REMEMBER = False
# Its own limits are kept in each process's memory: axes counts for all of them.
ACCOUNT_RATE_LIMITS = False
MFA_ADAPTER = "goldenthread.web.accounts.adapters.FactorAdapter"
MFA_FORMS = {
    "authenticate": "goldenthread.web.accounts.guessing.CodeForm",
    "reauthenticate": "goldenthread.web.accounts.guessing.CodeAgainForm",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the link of the invitation proved it
MFA_TOTP_ISSUER = "Goldenthread"
MFA_TOTP_TOLERANCE = 1  # phones' clocks are up to half a minute out
SOCIALACCOUNT_ADAPTER = "goldenthread.web.accounts.adapters.ProviderAdapter"
SOCIALACCOUNT_PROVIDERS = own_provider()
SOCIALACCOUNT_STORE_TOKENS = False
# Whether who runs, checks or signs off the quarter must have a second factor.
SECOND_FACTOR_REQUIRED = switched_on("GOLDENTHREAD_SECOND_FACTOR")

# Whether pages say that the record is an example; `goldenthread demo` switches it on.
DEMONSTRATION = switched_on("GOLDENTHREAD_DEMONSTRATION")

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["goldenthread.web.formats"]

STATIC_URL = "static/"
STATICFILES_DIRS = [_WEB / "static"]
STATIC_ROOT = os.environ.get("GOLDENTHREAD_STATIC", ".goldenthread-static")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # files go into the record, never to a folder
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# A session ends after this time without a click, and with the browser.
SESSION_COOKIE_AGE = 60 * int(os.environ.get("GOLDENTHREAD_IDLE_MINUTES", "120"))
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = (f"__Host-{name}" if _SECURE else name for name in ("session", "csrf"))
BEHIND_PROXY = switched_on("GOLDENTHREAD_BEHIND_PROXY")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = _SECURE and not BEHIND_PROXY
SECURE_HSTS_SECONDS = 31_536_000 if _SECURE else 0
# Other names under the same domain are the council's own to decide about.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
if BEHIND_PROXY:
    SILENCED_SYSTEM_CHECKS.append("security.W008")  # the proxy leads from http to https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "goldenthread.web.accounts.signed_out.no_token"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        # Signing in leads on to the council's own provider, where there is one.
        "form-action": [SELF, *origin("GOLDENTHREAD_OIDC_ADDRESS")],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

EMAIL_BACKEND = os.environ.get("GOLDENTHREAD_EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
EMAIL_HOST = os.environ.get("GOLDENTHREAD_EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("GOLDENTHREAD_EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("GOLDENTHREAD_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("GOLDENTHREAD_EMAIL_PASSWORD", "")
EMAIL_USE_TLS = switched_on("GOLDENTHREAD_EMAIL_TLS")
DEFAULT_FROM_EMAIL = os.environ.get("GOLDENTHREAD_EMAIL_FROM", "goldenthread@localhost")

# Whether a page waits until the mail server has a link to a new password; waiting tells that there is an account.
MAIL_WAITS = False

# How long one document may be read for before it is given up.
READING_SECONDS = int(os.environ.get("GOLDENTHREAD_READING_SECONDS", "60"))
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# Files arrive in memory and never touch a folder; a request that is larger than this brings none.
FILE_UPLOAD_MAX_MEMORY_SIZE = 21 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "goldenthread.web.records.upload_handlers.TooLarge",
]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

# What goes wrong is told on the server's standard error, where whoever looks after it finds it: by itself Django
# says nothing once it is not being developed.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "goldenthread": {"handlers": ["stderr"], "level": "WARNING"},
    },
}
