"""The frameworks that come with the system: facts with their source, in our own words.

A file is a form (`libs.fieldforms`) in TOML. What could not be compared with its source says so
(`is_verified = false`), and everything may be changed by those who use it, as a new version.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from manfadh.libs.fieldforms import Form, read_form

_FOLDER = Path(__file__).parent


def read_frameworks() -> Iterator[Form]:
    """Each of them, by the name of its file. Raises FormWrong for one that is no form."""
    for path in sorted(_FOLDER.glob("*.toml")):
        yield read_form(tomllib.loads(path.read_text("utf-8")))
