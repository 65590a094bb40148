"""The schemas and codelists of the IATI standard, made from files that are not ours.

The standard's files are handed over as bytes; this module opens nothing. Wanted are
`iati-activities-schema.xsd`, `iati-organisations-schema.xsd`, `iati-common.xsd`, `xml.xsd`, and any
codelists (`<codelist name="…">`). Any 2.0x version will do; 2.03 is what we write.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from manfadh.libs.iati.reading import safe_parser

ACTIVITIES, ORGANISATIONS = "iati-activities", "iati-organisations"
NEEDED = (
    "iati-activities-schema.xsd",
    "iati-organisations-schema.xsd",
    "iati-common.xsd",
    "xml.xsd",
)


class SchemasWrong(ValueError):
    """The files are not the schemas of the standard; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Codelist:
    """The codes of one list; `complete` lists allow no other code."""

    name: str
    codes: frozenset[str]
    complete: bool


@dataclass(frozen=True, slots=True)
class Schemas:
    """What a file is held against."""

    activities: etree.XMLSchema
    organisations: etree.XMLSchema
    codelists: Mapping[str, Codelist]


def read_schemas(files: Mapping[str, bytes]) -> Schemas:
    """Make the schemas of files by their names. Raises SchemasWrong."""
    missing = [name for name in NEEDED if name not in files]
    if missing:
        raise SchemasWrong(f"These files of the standard are missing: {', '.join(missing)}.")
    codelists = {}
    for name, content in files.items():
        if name.endswith(".xml") and (found := _codelist(content)):
            codelists[found.name] = found
    return Schemas(
        activities=_schema(files, f"{ACTIVITIES}-schema.xsd"),
        organisations=_schema(files, f"{ORGANISATIONS}-schema.xsd"),
        codelists=codelists,
    )


class _FromFiles(etree.Resolver):
    """Finds what a schema includes among the files that were handed over, and nowhere else."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files

    def resolve(self, system_url: str, _public_id: str, *more: Any) -> Any:
        """The file of that name. Raises SchemasWrong for any other address."""
        name = system_url.rsplit("/", 1)[-1]
        if name not in self.files:
            raise SchemasWrong(f"A schema asks for {system_url}, which is not among the files.")
        return self.resolve_string(self.files[name], *more, base_url=name)


def _schema(files: Mapping[str, bytes], name: str) -> etree.XMLSchema:
    parser = safe_parser()
    parser.resolvers.add(_FromFiles(files))
    try:
        return etree.XMLSchema(etree.fromstring(files[name], parser, base_url=name).getroottree())
    except etree.LxmlError as error:
        raise SchemasWrong(f"{name} is no schema that can be used: {error}") from None


def _codelist(content: bytes) -> Codelist | None:
    """A codelist, or None where the file is something else."""
    try:
        root = etree.fromstring(content, safe_parser())
    except etree.LxmlError:
        return None
    if root.tag != "codelist":
        return None
    codes = (item.findtext("code") for item in root.iter("codelist-item"))
    return Codelist(
        name=root.get("name", ""),
        codes=frozenset(code.strip() for code in codes if code),
        complete=root.get("complete") == "1",
    )
