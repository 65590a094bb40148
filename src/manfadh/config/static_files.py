"""Static files under names that change with their content, so that browsers may keep them for ever.

`manfadh serve` gathers them into the data folder when they changed. Where that was not done (tests,
a development server) they are served by their plain names.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage

_MADE_FROM = "made-from.txt"


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise has no types
    """Names with a hash of the content, and a gzip beside each file."""

    def stored_name(self, name: str) -> str:
        """The hashed name of a file, or its plain one where nothing was gathered."""
        return str(super().stored_name(name)) if self.hashed_files else name


def gather() -> bool:
    """Put the static files in place if any changed since; answers whether any did."""
    root = Path(settings.STATIC_ROOT)
    fresh = _fingerprint()
    kept = root / _MADE_FROM
    if kept.exists() and kept.read_text() == fresh:
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    kept.write_text(fresh)
    return True


def _fingerprint() -> str:
    found: list[tuple[Any, ...]] = []
    for finder in get_finders():
        for name, storage in finder.list([]):
            status = Path(storage.path(name)).stat()
            found.append((name, status.st_size, status.st_mtime_ns))
    return hashlib.sha256(json.dumps(sorted(found)).encode()).hexdigest()
