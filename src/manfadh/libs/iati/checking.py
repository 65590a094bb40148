"""One file of aid data held against the standard, in memory that does not grow with the file.

A file is read twice, and what was read is let go: once to see that it is well-formed, for warnings;
once with the schema watching, for the verdict. The schema then knows no lines. Where it finds fault
with a file of a usual size, that is read as a whole for them; in a longer one each activity is
judged alone, and a fault is given the line on which its activity begins.

No entity, no document type and no address is followed: a file that declares a document type is
refused before it is read, since aid data has no use for one.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, BinaryIO
from xml.parsers import expat

from lxml import etree

from manfadh.libs.iati.codelists import unknown_codes
from manfadh.libs.iati.findings import Finding, Report
from manfadh.libs.iati.reading import let_go, line_of, safe_parser, schema_faults
from manfadh.libs.iati.rulesets import rules_of_activity, rules_of_organisation
from manfadh.libs.iati.schemas import ACTIVITIES, ORGANISATIONS, Schemas

Opener = Callable[[], BinaryIO]
READ_WHOLE_BYTES = 32 * 1024 * 1024
MOST_FINDINGS = 1000
_CHUNK_BYTES = 65_536
_QUOTED = re.compile(r"^line \d+: b'(.*)'$")
_ROOTS = (ACTIVITIES, ORGANISATIONS, "iati-activity", "iati-organisation")


def check_file(open_file: Opener, schemas: Schemas, *, today_on: date | None = None) -> Report:
    """Hold a file against the schema (errors), codelists and rulesets (warnings).

    `open_file` is called once or twice and gives the bytes from their beginning. Raises OSError as
    it does. At most `MOST_FINDINGS` of each are given, and a last one that says so.
    """
    with open_file() as stream:
        refused = _prologue(stream)
    if refused:
        return Report([refused], [])
    reading = _Reading(schemas, today_on)
    try:
        with open_file() as stream:
            reading.walk(stream)
        errors = _judged(open_file, reading.schema)
    except etree.XMLSyntaxError as error:
        errors = [_not_xml(error)]
    return Report(_capped(errors, len(errors)), _capped(reading.warnings, reading.warned))


def _not_xml(error: etree.XMLSyntaxError) -> Finding:
    plain = _QUOTED.sub(r"\1", str(error.msg))
    return Finding(error.lineno or 0, f"This is not well-formed XML: {plain}.")


def _neither(root: str) -> str:
    return (
        f"The root element is {root}. A file of the standard begins with iati-activities or "
        "iati-organisations."
    )


def _capped(found: list[Finding], count: int) -> list[Finding]:
    if count <= MOST_FINDINGS:
        return found
    more = f"And {count - MOST_FINDINGS} more; mend these first."
    return [*found[:MOST_FINDINGS], Finding(0, more)]


class _Found(Exception):
    """Nothing more is needed of the prologue."""


def _prologue(stream: BinaryIO) -> Finding | None:
    """Why a file is not read any further: a document type, or another root; None: read it."""
    parser = expat.ParserCreate(namespace_separator=" ")
    reasons: list[str] = []

    def doctype(*_arguments: object) -> None:
        reasons.append(
            "A document type or entity is declared here. Take it out: aid data has none."
        )
        raise _Found

    def begun(name: str, _attributes: object) -> None:
        if name not in _ROOTS:
            reasons.append(_neither(name.rsplit(" ", 1)[-1]))
        raise _Found

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = begun
    chunk = stream.read(_CHUNK_BYTES)
    if not chunk.strip():
        return Finding(0, "The file is empty.")
    try:
        while chunk:
            parser.Parse(chunk)
            chunk = stream.read(_CHUNK_BYTES)
    except (_Found, expat.ExpatError, ValueError, LookupError):
        pass  # what is malformed is told by the one who reads it all
    return Finding(parser.CurrentLineNumber, reasons[0]) if reasons else None


class _Reading:
    """The way through a file on which its form is proved and its warnings are gathered."""

    def __init__(self, schemas: Schemas, today_on: date | None) -> None:
        self.schemas, self.today_on = schemas, today_on
        self.schema = schemas.activities
        self.warnings: list[Finding] = []
        self.warned = 0  # also those that are not kept
        self._identifiers: dict[str, int] = {}

    def walk(self, stream: BinaryIO) -> None:
        """Read it all. Raises XMLSyntaxError where it is not well-formed."""
        for event, element in _events(stream, ("start", "end")):
            if event == "start":
                if element.getparent() is None:
                    self._root(element)
            elif element.tag == "iati-activity":
                self._activity(element)
                let_go(element)
            elif element.tag == "iati-organisation":
                self._add(element, rules_of_organisation(element))
                let_go(element)

    def _root(self, element: etree._Element) -> None:
        if element.tag in (ORGANISATIONS, "iati-organisation"):
            self.schema = self.schemas.organisations
        self._keep(unknown_codes(element, self.schemas.codelists))
        if element.tag in ("iati-activity", "iati-organisation"):
            plural = ACTIVITIES if element.tag == "iati-activity" else ORGANISATIONS
            message = f"The root element is {element.tag}; to publish it, put {plural} around it."
            self._keep([Finding(line_of(element), message)])

    def _activity(self, element: etree._Element) -> None:
        self._add(element, rules_of_activity(element, self.today_on))
        identifier = (element.findtext("iati-identifier") or "").strip()
        line = line_of(element)
        if identifier and identifier in self._identifiers:
            first = self._identifiers[identifier]
            message = (
                f'iati-identifier: "{identifier}" is used by the activity on line {first} too.'
            )
            self._keep([Finding(line, message)])
        self._identifiers.setdefault(identifier, line)

    def _add(self, element: etree._Element, rules: Iterable[Finding]) -> None:
        codes = (
            found
            for one in element.iter("*")
            if one.getparent() is not None
            for found in unknown_codes(one, self.schemas.codelists)
        )
        self._keep(sorted([*rules, *codes], key=lambda one: one.line))

    def _keep(self, found: Iterable[Finding]) -> None:
        for one in found:
            self.warned += 1
            if self.warned <= MOST_FINDINGS:
                self.warnings.append(one)


def _events(
    stream: BinaryIO, events: tuple[str, ...], schema: etree.XMLSchema | None = None
) -> etree.iterparse:
    """The elements that we look at, one after another, out of a stream."""
    return etree.iterparse(
        stream,
        events=events,
        tag=_ROOTS,
        schema=schema,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
    )


def _judged(open_file: Opener, schema: etree.XMLSchema) -> list[Finding]:
    """What the schema has against a well-formed file."""
    with open_file() as stream:
        events = _events(stream, ("end",), schema)
        try:
            for _, element in events:
                if element.getparent() is not None:
                    let_go(element)
        except etree.XMLSyntaxError as error:
            log: Any = events
            faults = schema_faults(log.error_log) or [Finding(0, str(error.msg))]
        else:
            return []
    return _with_lines(open_file, schema, faults)


def _with_lines(
    open_file: Opener, schema: etree.XMLSchema, without: list[Finding]
) -> list[Finding]:
    """The same faults with their lines, as near as the length of the file allows."""
    with open_file() as stream:
        start = stream.read(READ_WHOLE_BYTES + 1)
        if len(start) <= READ_WHOLE_BYTES:
            schema.validate(etree.fromstring(start, safe_parser()).getroottree())
            return schema_faults(schema.error_log) or without
    located = _by_activity(open_file, schema)
    return [_located(one, located) for one in without]


def _located(fault: Finding, located: dict[str, list[int]]) -> Finding:
    """The next line on which that fault was found; the first line for one of the root."""
    lines = located.get(fault.message)
    return Finding(lines.pop(0) if lines else 1, fault.message)


def _by_activity(open_file: Opener, schema: etree.XMLSchema) -> dict[str, list[int]]:
    """Each fault inside an activity, with the lines on which these activities begin."""
    begins = _beginnings(open_file)
    found: dict[str, list[int]] = {}
    with open_file() as stream:
        inside = (one for _, one in _events(stream, ("end",)) if one.getparent() is not None)
        for element, line in zip(inside, begins, strict=False):
            if not schema.validate(element):
                for one in schema_faults(schema.error_log):
                    found.setdefault(one.message, []).append(line)
            let_go(element)
    return found


def _beginnings(open_file: Opener) -> list[int]:
    """The lines on which activities and organisations begin, counted without libxml2's limit."""
    parser = expat.ParserCreate()
    found: list[int] = []

    def begun(name: str, _attributes: object) -> None:
        if name in ("iati-activity", "iati-organisation"):
            found.append(parser.CurrentLineNumber)

    parser.StartElementHandler = begun
    with open_file() as stream:
        while chunk := stream.read(_CHUNK_BYTES):
            parser.Parse(chunk)
    return found
