"""Django's settings, made from those of the node (`node_settings`)."""

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

import django_stubs_ext
from django.utils.translation import gettext_lazy as _

from manfadh.config.node_settings import NodeSettings, SettingsWrong, read_settings
from manfadh.config.sqlite import MINIMUM_VERSION, use_the_wheel

use_the_wheel()
# Lets us write the types of Django's generic classes (`QuerySet[Port]`) where Python runs them.
django_stubs_ext.monkeypatch()

PACKAGE = Path(__file__).resolve().parent.parent
MANFADH: NodeSettings = read_settings()
SQLITE_MINIMUM_VERSION = MINIMUM_VERSION
MANFADH_WIRING = "manfadh.config.wiring"
DATA = Path(MANFADH.data_folder)


def _secret_key() -> str:
    """The key that signs sessions: the one given, else one of this data folder's own.

    The folder is made where it is not there yet.
    """
    path = DATA / "secret.key"
    try:
        DATA.mkdir(parents=True, exist_ok=True, mode=0o700)
        if MANFADH.secret_key:
            return MANFADH.secret_key
        if not path.exists():
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(48))
        return path.read_text()
    except OSError as error:
        raise SettingsWrong(
            f"The data folder {DATA} can't be used ({error}). Make it writable for this user, or "
            "name another in MANFADH_DATA_FOLDER."
        ) from error


def _database() -> dict[str, object]:
    if MANFADH.database == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA / "manfadh.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 10,
                # FULL: a crossing that was confirmed survives a power cut. secure_delete: what
                # was erased is overwritten in the file.
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
                    "PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=ON;"
                ),
            },
        }
    url = urlsplit(MANFADH.database)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": url.path.lstrip("/"),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": url.hostname or "",
        "PORT": str(url.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


def _web_folders(part: str) -> list[Path]:
    """What the screens' folders bring: their `templates`, `static` or `apps.py`."""
    return sorted(PACKAGE.glob(f"web/*/{part}"))


SECRET_KEY = _secret_key()
DEBUG = MANFADH.debug
ALLOWED_HOSTS = [host.strip() for host in MANFADH.hosts.split(",")]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "manfadh.kernel",
    "manfadh.apps.govern.audit",
    "manfadh.apps.govern.accounts",
    "manfadh.apps.govern.places",
    "manfadh.apps.govern.policy",
    "manfadh.apps.govern.complaints",
    "manfadh.apps.operate.travellers",
    "manfadh.apps.operate.watchlists",
    "manfadh.apps.operate.coordination",
    "manfadh.apps.operate.passengers",
    "manfadh.apps.operate.fees",
    "manfadh.apps.operate.custody",
    "manfadh.apps.operate.lanes",
    "manfadh.apps.operate.crossings",
    "manfadh.apps.operate.situation",
    "manfadh.apps.improve.assessments",
    "manfadh.apps.improve.priorities",
    *(f"manfadh.web.{path.parent.name}" for path in _web_folders("apps.py")),
]
MIDDLEWARE = [
    "manfadh.config.headers.SecurityHeaders",
    "manfadh.config.smaller.SmallerAnswers",
    "manfadh.config.full_disk.FullDisk",
    "manfadh.config.long_text.LongText",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "manfadh.config.languages.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "manfadh.web.components.viewer.ViewerMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": _web_folders("templates"),
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "manfadh.web.components.context.frame",
            ],
        },
    }
]
FORM_RENDERER = "manfadh.web.components.form_fields.FieldRenderer"
ROOT_URLCONF = "manfadh.config.urls"
ASGI_APPLICATION = "manfadh.config.asgi.application"
DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

USE_TZ = True
TIME_ZONE = MANFADH.time_zone
LANGUAGE_CODE = MANFADH.language
LANGUAGES = [("ar", _("Arabic")), ("ckb", _("Central Kurdish (Sorani)")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "config" / "locale"]
FORMAT_MODULE_PATH = ["manfadh.config.formats"]
FIRST_DAY_OF_WEEK = 0
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_HTTPONLY = LANGUAGE_COOKIE_SECURE = MANFADH.https

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = _web_folders("static")
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "manfadh.config.static_files.HashedFiles"},
}
WHITENOISE_MAX_AGE = 3600
# Pages name files by their hash only; a copy by the plain name would be compressed for nobody.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
PASSWORD_HASHERS = ["manfadh.config.hashers.FrugalArgon2"]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = "home"

SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = MANFADH.https
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_NAME = f"manfadh-{MANFADH.node_kind}-{MANFADH.port}"
CSRF_COOKIE_NAME = f"{SESSION_COOKIE_NAME}-form"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if MANFADH.https else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if MANFADH.https:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 5_000},
    }
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname:<7} {name}: {message}", "style": "{"},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        # Django's own handlers would mail and say each line twice.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "ERROR"},
        "manfadh": {"level": "INFO"},
    },
}
