"""Tables of records that may be one person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manfadh.apps.govern.accounts.selectors import get_officer_names
from manfadh.apps.operate.crossings.selectors import CrossingsOfRecord
from manfadh.apps.operate.travellers.selectors import MergeShown, Pair, PairShown, Person
from manfadh.web.components.inspection.places import country_words, moment
from manfadh.web.components.inspection.showing import kind_words
from manfadh.web.components.shapes import Cell, Column, Kind, Row, Table


@dataclass(frozen=True, kw_only=True)
class ProposalShown:
    """A merge that waits for a second officer."""

    approval_id: UUID | None
    url: str
    name: str
    ground: str
    by: str
    at: str
    is_own: bool


@dataclass(frozen=True, kw_only=True)
class MergeLine:
    """A merge that stands, or was parted."""

    merge_id: UUID
    name: str
    ground: str
    by: str
    at: str
    parted: str


def candidates_table(pairs: Sequence[Pair]) -> Table:
    """Pairs that may be one person, surest first."""
    whys: dict[str, tuple[str, Kind]] = {
        "document": (_("Same document number"), "watch"),
        "mother": (_("Equal name, birth and mother's name"), "watch"),
        "name": (_("Equal name and birth; a mother's name is missing"), "quiet"),
    }
    return Table(
        caption=_("Records that may be one person"),
        columns=(
            Column(words=_("Name")),
            Column(words=_("Mother's name")),
            Column(words=_("Date of birth")),
            Column(words=_("Nationality")),
            Column(words=_("Why")),
        ),
        rows=[
            Row(
                cells=(
                    Cell(
                        value=name_of(pair.one),
                        url=reverse(
                            "secondary-pair", args=[pair.one.traveller_id, pair.other.traveller_id]
                        ),
                    ),
                    Cell(value=pair.one.mother or pair.other.mother or "—"),
                    Cell(value=pair.one.birth or "—"),
                    Cell(value=_nationalities(pair)),
                    Cell(value=whys[pair.why][0], kind=whys[pair.why][1]),
                )
            )
            for pair in pairs
        ],
        empty=_("No two records look like one person. Pairs that do will appear here."),
    )


def proposals_shown(waiting: Sequence[MergeShown]) -> list[ProposalShown]:
    """The merges that wait, in words."""
    names = get_officer_names([one.by for one in waiting if one.by])
    return [
        ProposalShown(
            approval_id=one.approval_id,
            url=reverse("secondary-pair", args=[one.kept.traveller_id, one.merged.traveller_id])
            if one.kept and one.merged
            else "",
            name=name_of(one.kept),
            ground=one.ground or _("Erased"),
            by=names.get(one.by, "—") if one.by else "—",
            at=moment(one.at),
            is_own=one.is_own,
        )
        for one in waiting
    ]


def merges_table(merges: Sequence[MergeShown]) -> list[MergeLine]:
    """The last merges, in words."""
    officers = [who for one in merges for who in (one.by, one.split_by) if who]
    names = get_officer_names(officers)
    return [
        MergeLine(
            merge_id=one.merge_id,
            name=name_of(one.kept),
            ground=one.ground or _("Erased"),
            by=names.get(one.by, "—") if one.by else "—",
            at=moment(one.at),
            parted=_("parted %(at)s: %(ground)s")
            % {"at": moment(one.split_at), "ground": one.split_ground or _("Erased")}
            if one.split_at
            else "",
        )
        for one in merges
    ]


def papers_table(shown: PairShown, crossed: Mapping[UUID, CrossingsOfRecord]) -> Table:
    """The papers of both records, and how often each crossed."""
    rows = []
    for words, record in ((_("The first"), shown.one), (_("The second"), shown.other)):
        number = crossed.get(record.person.traveller_id)
        rows += [
            Row(
                cells=(
                    Cell(value=words),
                    Cell(value=kind_words(paper.kind)),
                    Cell(value=paper.number or "—"),
                    Cell(value=country_words(paper.issuer) or "—"),
                    Cell(value=_crossed(number)),
                )
            )
            for paper in record.documents
        ]
    return Table(
        caption=_("Documents shown"),
        columns=(
            Column(words=_("Record")),
            Column(words=_("Document")),
            Column(words=_("Number"), align="code"),
            Column(words=_("Issuer")),
            Column(words=_("Crossings of the record")),
        ),
        rows=rows,
        empty=_("Neither record holds a document."),
    )


def name_of(person: Person | None) -> str:
    """The name of a record; a word where it was erased."""
    if person is None:
        return _("Erased")
    return str(person.full_name) or person.printed_name or _("Erased")


def _nationalities(pair: Pair) -> str:
    codes = dict.fromkeys((pair.one.nationality, pair.other.nationality))
    return " / ".join(country_words(code) for code in codes if code) or "—"


def _crossed(crossed: CrossingsOfRecord | None) -> str:
    if crossed is None or crossed.last_at is None:
        return _("none yet")
    words = ngettext("%(n)d, last %(at)s", "%(n)d, last %(at)s", crossed.number)
    return words % {"n": crossed.number, "at": moment(crossed.last_at)}
