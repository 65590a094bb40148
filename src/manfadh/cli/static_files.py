"""Static files gathered into the data folder, under names that change with their content."""

import hashlib
import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

_MADE_FROM = "made-from.txt"
# Say it anew when files are gathered in another way, so that a node that was updated gathers again.
_HOW = "hashed names, brotli, gzip"


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
    found: list[tuple[Any, ...]] = [(_HOW, 0, 0)]
    for finder in get_finders():
        for name, storage in finder.list([]):
            status = Path(storage.path(name)).stat()
            found.append((name, status.st_size, status.st_mtime_ns))
    return hashlib.sha256(json.dumps(sorted(found)).encode()).hexdigest()
