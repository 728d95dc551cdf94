"""Settings of the web floor; everything secret or local comes from the environment.

Environment:
    TAKAR_SECRET_KEY: obligatory in service; a trial makes its own inside ``TAKAR_HOME``.
    TAKAR_ITEM_KEYS: secrets that seal test items, newest first, comma separated; as above.
    TAKAR_HOME: folder of the database, uploads and keys (default ``var``).
    TAKAR_DATABASE: ``postgres://user:password@host:port/name``; default SQLite in ``TAKAR_HOME``.
    TAKAR_HOSTS: names under which the service answers, comma separated.
    TAKAR_HTTPS: ``1`` behind a proxy that speaks HTTPS and sets ``X-Forwarded-Proto`` itself.
    TAKAR_DEBUG: ``1`` while developing.
    TAKAR_MAIL: ``smtp://user:password@host:port`` (``smtp+tls://`` or ``smtps://`` for encryption);
        without it e-mails are printed.
    TAKAR_MAIL_FROM: the sender, such as ``Takar <takar@contoh.go.id>``.
"""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext_lazy as _

SOURCE = Path(__file__).resolve().parent.parent
HOME = Path(os.environ.get("TAKAR_HOME", "var")).resolve()
DEBUG = os.environ.get("TAKAR_DEBUG") == "1"


def kept_secret(name: str) -> str:
    """Return the secret of that name: from the environment, or made once and kept for a trial."""
    if given := os.environ.get(name):
        return given
    path = HOME / f"{name.lower()}.txt"
    if not path.exists():
        keep_once(path, secrets.token_urlsafe(50))
    return path.read_text()


def keep_once(path: Path, text: str) -> None:
    """Write a file whole and for its owner only; who comes second leaves it as it is."""
    HOME.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "w") as file:
        file.write(text)
    with suppress(FileExistsError):
        os.link(beside, path)
    Path(beside).unlink()


def database(address: str) -> dict[str, object]:
    """Turn an address into Django's terms; SQLite waits for its turn instead of failing."""
    if not address:
        path = HOME / "takar.sqlite3"
        if not path.exists():
            keep_once(path, "")  # its rights are those of the journals beside it
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": path,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 60,  # a large import holds the pen for seconds
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            },
        }
    parts = urlsplit(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,  # each of the few threads that make pages keeps its own
        "CONN_HEALTH_CHECKS": True,  # and opens another where the database was restarted
    }


SECRET_KEY = kept_secret("TAKAR_SECRET_KEY")
ITEM_SECRETS = kept_secret("TAKAR_ITEM_KEYS").split(",")
ALLOWED_HOSTS = [
    host.strip() for host in os.environ.get("TAKAR_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if "." in host]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "lucide",
    "takar.web.kit",
    "takar.web.audit",
    "takar.web.accounts",
    "takar.web.notices",
    "takar.web.people",
    "takar.web.claims",
    "takar.web.posts",
    "takar.web.results",
    "takar.web.assessments",
    "takar.web.item_bank",
    "takar.web.timetables",
    "takar.web.rating_sheets",
    "takar.web.rating_quality",
    "takar.web.meetings",
    "takar.web.selections",
    "takar.web.feedback",
    "takar.web.exams",
    "takar.web.sittings",
    "takar.web.proctoring",
    "takar.web.exam_results",
    "takar.web.ip_asn",
    "takar.web.talent",
    "takar.web.reviews",
    "takar.web.mobility",
    "takar.web.succession",
    "takar.web.placements",
    "takar.web.development",
    "takar.web.merit",
    "takar.web.paths",
    "takar.web.scenarios",
    "takar.web.reports",
    "takar.web.leadership",
    "takar.web.portal",
    "takar.web.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "takar.web.kit.middleware.chosen_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "takar.web.kit.middleware.written_words",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "takar.web.kit.middleware.content_policy",
    "takar.web.kit.middleware.spoken_language",
    "takar.web.accounts.middleware.agency_scope",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "takar.web.urls"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "takar.web.accounts.context.whereabouts",
            ],
            "builtins": ["takar.web.kit.templatetags.kit"],
        },
    },
]

DATABASES = {"default": database(os.environ.get("TAKAR_DATABASE", ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "portal:home"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_ADAPTER = "takar.web.accounts.adapter.InvitedOnly"
ACCOUNT_LOGOUT_ON_GET = False
# Wrong passwords are counted by axes, in the database; wrong codes of the second factor here.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": "10/900s/key"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
AXES_FAILURE_LIMIT = 6
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_LOCKOUT_TEMPLATE = "accounts/locked.html"

SESSION_COOKIE_AGE = 60 * 60 * 10
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if os.environ.get("TAKAR_HTTPS") == "1":
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SILENCED_SYSTEM_CHECKS = ["security.W021"]  # preloading is for the owner of the domain

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Bahasa Indonesia")), ("en", _("Inggris"))]
LOCALE_PATHS = [SOURCE / "locale"]
TIME_ZONE = os.environ.get("TAKAR_TIME_ZONE", "Asia/Jakarta")
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = ["takar.web.kit.formats"]

STATIC_URL = "/statis/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": HOME / "files"},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
FILE_UPLOAD_HANDLERS = ["takar.web.kit.uploads.LimitedUpload"]
UPLOAD_LIMIT_BYTES = 50 * 1024 * 1024

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING"},
        "takar": {"handlers": ["console"], "level": "INFO"},
    },
}
