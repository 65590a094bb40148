"""Django's settings, made from those of the node (`node_settings`)."""

import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext_lazy as _

from manfadh.config.node_settings import NodeSettings, read_settings
from manfadh.config.sqlite import use_the_wheel

use_the_wheel()

PACKAGE = Path(__file__).resolve().parent.parent
MANFADH: NodeSettings = read_settings()
MANFADH_WIRING = "manfadh.config.wiring"
DATA = Path(MANFADH.data_folder)


def _secret_key() -> str:
    if MANFADH.secret_key:
        return MANFADH.secret_key
    path = DATA / "secret.key"
    if not path.exists():
        DATA.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48))
    return path.read_text()


def _database() -> dict[str, object]:
    if MANFADH.database == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA / "manfadh.sqlite3",
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
        "CONN_MAX_AGE": 60,
    }


SECRET_KEY = _secret_key()
DEBUG = MANFADH.debug
ALLOWED_HOSTS = [host.strip() for host in MANFADH.hosts.split(",")]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "manfadh.kernel",
    "manfadh.apps.govern.places",
    "manfadh.apps.govern.policy",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "manfadh.config.urls"
ASGI_APPLICATION = "manfadh.config.asgi.application"
DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = MANFADH.time_zone
LANGUAGE_CODE = MANFADH.language
LANGUAGES = [("ar", _("Arabic")), ("ckb", _("Central Kurdish (Sorani)")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "config" / "locale"]
STATIC_URL = "static/"
