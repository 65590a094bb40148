"""Which file a daily report is asked for as, and the paper that a port's day makes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override

from manfadh.apps.govern.accounts.selectors import get_officer_names, list_authorities
from manfadh.apps.govern.places.selectors import find_port
from manfadh.apps.operate.situation.selectors import DayShown, PortReport
from manfadh.kernel import clock
from manfadh.kernel.exports import record_export
from manfadh.kernel.viewers import Viewer
from manfadh.web.components.daily_report.excel import write_excel
from manfadh.web.components.daily_report.papers import Paper, Writer
from manfadh.web.components.daily_report.pdf import write_pdf
from manfadh.web.components.daily_report.sections import (
    Line,
    Section,
    country_section,
    port_sections,
    summed,
    waiting_section,
)
from manfadh.web.components.daily_report.word import write_word
from manfadh.web.components.daily_report.words import SENDINGS, labels
from manfadh.web.components.measures import (
    UNKNOWN,
    apart,
    day_and_time,
    gregorian,
    hijri,
    language,
    say,
)

_DIGEST_SHOWN = 16


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: the name people know it by, its media type, and who writes it."""

    words: str
    media_type: str
    write: Writer


KINDS: dict[str, FileKind] = {
    "pdf": FileKind("PDF", "application/pdf", write_pdf),
    "docx": FileKind(
        "Word",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        write_word,
    ),
    "xlsx": FileKind(
        "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_excel
    ),
}
PAPER_LANGUAGES = ("ar", "ckb", "en")


def port_paper(day: DayShown, authority: str, asked: str) -> Paper:
    """The paper of a port's day: as signed where it is signed, else as it stands now."""
    with override(asked if asked in PAPER_LANGUAGES else "ar"):
        last, port = day.last, find_port(day.port)
        figures = last.figures if last else day.figures
        return Paper(
            language=language(),
            title=_("Daily report"),
            place=(say(port.names) if port else "") or day.port,
            day=gregorian(day.on),
            hijri=hijri(day.on),
            facts=_facts(day),
            sections=port_sections(figures, authority=authority, on=day.on),
            changed=changed_section(day, authority),
            notes_title=_("Notes"),
            notes=last.notes if last else "",
            total_words=_("Total"),
            foot=_("Counts only; nobody is named."),
            made_at=last.signed_at if last else clock.now(),
            signature=signature_of(day),
        )


def country_paper(reports: Sequence[PortReport], on_words: tuple[str, str], asked: str) -> Paper:
    """The paper of all ports of a day, a table for each authority and all together."""
    with override(asked if asked in PAPER_LANGUAGES else "ar"):
        return Paper(
            language=language(),
            title=_("Daily report of all ports"),
            place=_("Border Ports Commission"),
            day=on_words[0],
            hijri=on_words[1],
            facts=[
                (_("Ports"), str(len(reports))),
                (_("Sent"), str(sum(1 for one in reports if one.is_signed))),
                (_("Late"), str(sum(1 for one in reports if one.sending == "late"))),
            ],
            sections=[*by_authority(reports), waiting_section(reports)],
            notes_title=_("Notes"),
            notes=_(
                "Of a port that has sent its report, its signed numbers; of another, what is "
                "counted at headquarters so far."
            ),
            total_words=_("Total"),
            foot=_("Counts only; nobody is named."),
            made_at=clock.now(),
            landscape=True,
        )


def by_authority(reports: Sequence[PortReport]) -> list[Section]:
    """A table of ports for each authority."""
    names = {one.code: say(one.names) for one in list_authorities()}
    codes = dict.fromkeys(one.port.authority for one in reports)
    return [
        country_section(
            names.get(code, code), [one for one in reports if one.port.authority == code]
        )
        for code in codes
    ]


def country_sections(reports: Sequence[PortReport], authority: str, on: date) -> list[Section]:
    """The tables of a port's report for all ports together, and how long one waited at each."""
    own = port_sections(summed(reports), authority=authority, on=on)
    return [*own, waiting_section(reports)]


def changed_section(day: DayShown, authority: str) -> Section | None:
    """What changed since the signature, or None."""
    if not day.changed:
        return None
    words = labels(authority, day.on, {one.code: 1 for one in day.changed})
    return Section(
        _("Changed since the signature"),
        (_("What"), _("Signed number"), _("Now")),
        tuple(Line(words[one.code], (one.signed, one.now), ()) for one in day.changed),
    )


def signature_of(day: DayShown) -> list[tuple[str, str]]:
    """Who signed, when, and by which digest; nothing while nobody has."""
    last = day.last
    if last is None:
        return []
    signer = get_officer_names([last.signed_by]).get(last.signed_by) if last.signed_by else None
    return [
        (_("Signed by"), signer or UNKNOWN),
        (_("Signed at"), apart(day_and_time(last.signed_at))),
        (_("Digest of the numbers"), last.digest[:_DIGEST_SHOWN]),
        (
            _("Signature of the node"),
            _("fits the numbers") if last.is_genuine else _("does not fit the numbers"),
        ),
    ]


def send_file(
    paper: Paper, kind: str, *, viewer: Viewer, name: str, filters: dict[str, str]
) -> HttpResponse:
    """The paper as a file of a kind; that it left is on the ledger. Raises NotPermitted."""
    record_export(
        viewer=viewer,
        action="export.make",
        what=f"daily report, {kind}",
        filters=filters,
        columns=[section.title for section in paper.all_sections],
        rows=sum(len(section.lines) for section in paper.all_sections),
    )
    return HttpResponse(
        KINDS[kind].write(paper),
        content_type=KINDS[kind].media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}.{kind}"'},
    )


def _facts(day: DayShown) -> list[tuple[str, str]]:
    last = day.last
    told = [(_("State"), str(SENDINGS[day.sending]))]
    if last is not None:
        told.append((_("Issue"), str(last.issue)))
        told.append((_("Sent at"), apart(day_and_time(last.sent_at)) if last.sent_at else UNKNOWN))
    return told
