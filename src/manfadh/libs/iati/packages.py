"""The standard's files out of an archive of them, such as a download of its repository."""

import io
import zipfile

from manfadh.libs.iati.schemas import NEEDED, SchemasWrong

MOST_FILES = 5000
MOST_BYTES = 64 * 1024 * 1024


def is_wanted(name: str) -> bool:
    """Whether a file may be one of the standard's: a schema by its name, or any XML file."""
    return name in NEEDED or name.endswith(".xml")


def files_of_archive(content: bytes) -> dict[str, bytes]:
    """The wanted files of a ZIP archive by their names, without folders. Raises SchemasWrong.

    Of several with one name the one least deep is taken. What would unpack to more than 64 MB is
    refused.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except zipfile.BadZipFile:
        raise SchemasWrong("This is no ZIP archive.") from None
    with archive:
        entries = [one for one in archive.infolist() if is_wanted(_name(one))]
        if len(entries) > MOST_FILES or sum(one.file_size for one in entries) > MOST_BYTES:
            raise SchemasWrong("This archive is too large to be that of the standard.")
        deepest_first = sorted(entries, key=lambda one: -one.filename.count("/"))
        return {_name(one): archive.read(one) for one in deepest_first}


def _name(entry: zipfile.ZipInfo) -> str:
    return entry.filename.rsplit("/", 1)[-1]
