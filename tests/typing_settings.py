"""The settings as the type checker sees them: with the tables that only tests have."""

from manfadh.config.settings import *  # noqa: F403
from manfadh.config.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.kernel.sample"]
