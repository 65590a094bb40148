"""How form fields become HTML: with Jinja2, since a booth's page has two dozen of them.

Django's own template language spends half of an answer on them; the widgets' templates are
Django's, and ours (`jinja2/django/forms`) comes before them. See docs/decisions/0055.
"""

from pathlib import Path

from django.forms import renderers
from django.template.backends.jinja2 import Jinja2 as Engine
from django.utils.functional import cached_property

_FOLDER = "jinja2"


class FieldRenderer(renderers.Jinja2):
    """Django's Jinja2 renderer, with our templates before Django's."""

    @cached_property
    def engine(self) -> Engine:
        """The engine that finds and keeps the templates."""
        ours = Path(__file__).parent / _FOLDER
        theirs = Path(renderers.__file__).parent / _FOLDER
        return Engine({"APP_DIRS": False, "DIRS": [ours, theirs], "NAME": "fields", "OPTIONS": {}})
