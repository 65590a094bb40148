"""What we ask of lxml, with types: its stubs know little of lines and logs."""

from typing import Any

from lxml import etree

from manfadh.libs.iati.findings import Finding

LAST_LINE_KNOWN = 65_535  # libxml2 counts the lines of elements no further


def safe_parser() -> etree.XMLParser:
    """A parser that follows no entity, no document type and no address."""
    return etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False)


def line_of(element: etree._Element) -> int:
    """The line on which an element begins; `LAST_LINE_KNOWN` for any beyond."""
    untyped: Any = element
    return int(untyped.sourceline or 0)


def schema_faults(log: Any) -> list[Finding]:
    """What a schema wrote into a log."""
    return [
        Finding(int(one.line), str(one.message))
        for one in log
        if str(one.domain_name).startswith("SCHEMAS")
    ]


def let_go(element: etree._Element) -> None:
    """Free what was read, and what stood before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
