"""Static files are gathered under names of their content, and sent as each browser takes them."""

import gzip
import io
import os
from pathlib import Path
from typing import Any

import brotli
import pytest
from django.http import HttpRequest
from whitenoise.middleware import WhiteNoiseMiddleware

from manfadh.cli.static_files import gather

# Django looks at its connection when an answer is closed.
pytestmark = pytest.mark.django_db
SCRIPT = "/* one lane, one officer, one traveller */\n" * 200


@pytest.fixture
def gathered(settings: Any, tmp_path: Path) -> Path:
    source = tmp_path / "source"
    source.mkdir()
    (source / "keys.js").write_text(SCRIPT)
    (source / "mark.png").write_bytes(os.urandom(2_000))
    settings.STATICFILES_DIRS = [source]
    settings.STATIC_ROOT = tmp_path / "gathered"
    assert gather()
    return tmp_path / "gathered"


def sent(accepts: str) -> tuple[str, bytes]:
    """How the script is encoded for a browser that takes `accepts`, and what comes."""
    noise = WhiteNoiseMiddleware(lambda request: None)
    address = next(url for url in noise.files if url.endswith(".js"))
    request = HttpRequest()
    request.method, request.path_info = "GET", address
    request.META["HTTP_ACCEPT_ENCODING"] = accepts
    answer = noise(request)
    assert "immutable" in answer["Cache-Control"]
    body = b"".join(answer)
    answer.close()
    return answer.get("Content-Encoding", "identity"), body


def test_each_browser_gets_the_smallest_that_it_takes(gathered: Path) -> None:
    encoding, body = sent("gzip, deflate, br")
    assert (encoding, brotli.decompress(body).decode()) == ("br", SCRIPT)
    encoding, body = sent("gzip, deflate")
    assert (encoding, gzip.GzipFile(fileobj=io.BytesIO(body)).read().decode()) == ("gzip", SCRIPT)
    encoding, body = sent("identity")
    assert (encoding, body.decode()) == ("identity", SCRIPT)


def test_a_file_lies_there_once_under_the_name_of_its_content(gathered: Path) -> None:
    names = sorted(path.name for path in gathered.iterdir())
    scripts = [name for name in names if name.startswith("keys.")]
    hashed = scripts[0]
    assert scripts == [hashed, f"{hashed}.br", f"{hashed}.gz"]
    assert hashed != "keys.js"
    assert len([name for name in names if name.startswith("mark.")]) == 1


def test_nothing_is_gathered_again_until_something_changes(gathered: Path, settings: Any) -> None:
    assert not gather()
    (settings.STATICFILES_DIRS[0] / "keys.js").write_text(SCRIPT + "// two lanes\n")
    assert gather()
