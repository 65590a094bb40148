"""Where the schemas of the IATI standard lie on this machine: found, read and installed."""

import os
import shutil
import tempfile
import tomllib
from pathlib import Path
from urllib import request

from manfadh.libs.iati.packages import MOST_BYTES, files_of_archive, is_wanted
from manfadh.libs.iati.schemas import NEEDED, SchemasWrong, read_schemas

VARIABLE = "MANFADH_IATI_SCHEMAS"
CODELIST_FOLDERS = ("iati-codelists", "codelists")
_CHECKOUT = Path(__file__).resolve().parents[3]
_SECONDS = 60


class NoSchemas(Exception):
    """The schemas lie nowhere we looked; the message says how to install them."""


def find_folder(given: str | None) -> Path:
    """The folder to read: the one given, else the first that has the schemas. Raises NoSchemas.

    In this order: the option, the setting `iati_schemas`, `iati` in the node's data folder, and
    `shared/data/aid` beside the current folder or beside this checkout.
    """
    named = given or _setting("iati_schemas")
    if named:
        if not _has_schemas(Path(named)):
            raise NoSchemas(f"{named} has no {NEEDED[0]}. {_how()}")
        return Path(named)
    places = [
        installed_folder(),
        Path.cwd().parent / "shared" / "data" / "aid",
        _CHECKOUT.parent / "shared" / "data" / "aid",
    ]
    for place in places:
        if _has_schemas(place):
            return place
    raise NoSchemas(f"The schemas of the IATI standard are not installed. {_how()}")


def _how() -> str:
    return (
        "Get them from https://github.com/IATI/IATI-Schemas (branch version-2.03), then run: "
        "manfadh results install-iati-schemas FOLDER (or the address of its ZIP archive)."
    )


def installed_folder() -> Path:
    """Where `install-iati-schemas` puts them."""
    return Path(_setting("data_folder") or "var/node") / "iati"


def _setting(name: str) -> str:
    """A setting of the node, read without starting it: the environment, else its file."""
    if found := os.environ.get(f"MANFADH_{name.upper()}"):
        return found
    file = os.environ.get("MANFADH_SETTINGS")
    if not file:
        return ""
    try:
        return str(tomllib.loads(Path(file).read_text("utf-8")).get(name, ""))
    except (OSError, ValueError) as error:
        raise NoSchemas(f"The settings file {file} can't be read: {error}") from None


def _has_schemas(folder: Path) -> bool:
    return folder.is_dir() and next(folder.rglob(NEEDED[0]), None) is not None


def read_folder(folder: Path) -> dict[str, bytes]:
    """The standard's files in a folder and those inside it, by name.

    Where it has no codelists, a folder `iati-codelists` or `codelists` beside it is read too.
    """
    files = _files_in(folder)
    if not any(name.endswith(".xml") for name in files):
        for name in CODELIST_FOLDERS:
            files = {**_files_in(folder.parent / name), **files}
    return files


def _files_in(folder: Path) -> dict[str, bytes]:
    deepest_first = sorted(folder.rglob("*"), key=lambda path: -len(path.parts))
    return {
        path.name: path.read_bytes()
        for path in deepest_first
        if is_wanted(path.name) and path.is_file() and path.stat().st_size <= MOST_BYTES
    }


def install(source: str) -> tuple[Path, int]:
    """Put the standard's files where a node finds them: the folder, and how many codelists.

    `source` is a folder, a ZIP archive, or the address of one. Nothing is changed when they are not
    the schemas. Raises SchemasWrong, OSError.
    """
    files = _files_from(source)
    schemas = read_schemas(files)
    kept = {name: files[name] for name in NEEDED}
    kept |= {
        f"{name}.xml": files[f"{name}.xml"] for name in schemas.codelists if f"{name}.xml" in files
    }
    target = installed_folder()
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix="iati-", dir=target.parent))
    for name, content in kept.items():
        (fresh / name).write_bytes(content)
    fresh.chmod(0o755)
    shutil.rmtree(target, ignore_errors=True)
    fresh.replace(target)
    return target, len(schemas.codelists)


def _downloaded(address: str) -> bytes:
    """What lies at an https address; redirects may lead to another, and nowhere else."""
    opener = request.OpenerDirector()
    for handler in (
        request.ProxyHandler(),
        request.HTTPSHandler(),
        request.HTTPRedirectHandler(),
        request.HTTPErrorProcessor(),
        request.HTTPDefaultErrorHandler(),
    ):
        opener.add_handler(handler)
    answer = opener.open(address, timeout=_SECONDS)
    if answer is None:
        raise SchemasWrong(f"{address} leads to no https address.")
    with answer:
        content: bytes = answer.read(MOST_BYTES + 1)
    return content


def _files_from(source: str) -> dict[str, bytes]:
    if source.startswith("https://"):
        content = _downloaded(source)
        if len(content) > MOST_BYTES:
            raise SchemasWrong("This archive is too large to be that of the standard.")
        return files_of_archive(content)
    path = Path(source)
    if path.is_dir():
        return read_folder(path)
    return files_of_archive(path.read_bytes())
