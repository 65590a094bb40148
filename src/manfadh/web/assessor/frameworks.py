"""Frameworks: the list of them, one version with all that it asks, what it changes of the last."""

from collections.abc import Sequence
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from manfadh.apps.improve.assessments.selectors import (
    FrameworkLine,
    FrameworkUnknown,
    VersionShown,
    find_difference,
    get_version,
    list_frameworks,
    list_versions,
)
from manfadh.kernel.viewers import Purpose
from manfadh.libs.fieldforms import Difference, Fault, Form, Question, Section
from manfadh.web.assessor.forms import PublishForm, RetireForm
from manfadh.web.assessor.navigation import pages
from manfadh.web.assessor.words import (
    KINDS,
    STATE_SHAPES,
    STATES,
    name_part,
    say_fault,
    say_words,
)
from manfadh.web.components.measures import UNKNOWN, day_and_time, number
from manfadh.web.components.shapes import Cell, Column, Fact, Row, Table
from manfadh.web.components.viewer import OfficerRequest, screen

SEE, EDIT, PUBLISH = "framework.see", "framework.edit", "framework.publish"
_DIGEST_SHOWN = 12


@screen(purpose=Purpose.ASSESSMENT, action=SEE)
@require_GET
def show_list(request: OfficerRequest) -> HttpResponse:
    """All frameworks of the authority, with the version that is asked now."""
    viewer = request.viewer
    columns = (_("Framework"), _("Version"), _("Questions"), _("To compare"), _("Source"))
    table = Table(
        caption=_("Frameworks"),
        caption_hidden=True,
        columns=[
            Column(words=words, align="number" if 0 < place < 4 else "text")
            for place, words in enumerate(columns)
        ],
        rows=[_line(line) for line in list_frameworks(viewer)],
        empty=_(
            "No framework is here yet. Those that come with the system are loaded by the "
            "administrator; your own ones begin here."
        ),
        begin=_("Begin a framework") if viewer.may(EDIT, owner=viewer.authority) else "",
        begin_url=reverse("framework-add"),
    )
    context = {
        "table": table,
        "may_edit": viewer.may(EDIT, owner=viewer.authority),
        "navigation": pages(viewer, "frameworks"),
    }
    return render(request, "assessor/frameworks.html", context)


@screen(purpose=Purpose.ASSESSMENT, action=SEE)
@require_GET
def show(request: OfficerRequest, version_id: UUID) -> HttpResponse:
    """One version: its sections with their questions, and what hinders it if it is a draft."""
    return show_version(request, version_id)


def show_version(
    request: OfficerRequest,
    version_id: UUID,
    *,
    publish: PublishForm | None = None,
    retire: RetireForm | None = None,
) -> HttpResponse:
    """The page of a version, perhaps with a form that came back. Raises Http404."""
    viewer, found = request.viewer, get_or_404(request, version_id)
    may_edit = found.state == "draft" and viewer.may(EDIT, owner=viewer.authority)
    came_back = [form for form in (publish, retire) if form and form.errors]
    context = {
        "version": found,
        "title": say_words(found.form.words),
        "about": say_words(found.form.about),
        "facts": _facts(found),
        "faults": _faults(found) if found.faults else None,
        "difference": _difference(find_difference(viewer, version_id)),
        "sections": [
            (section, say_words(section.words), _questions(found, section, may_edit=may_edit))
            for section in found.form.sections
        ],
        "scales": _scales(found, may_edit=may_edit),
        "removed": found.removed if may_edit else (),
        "versions": _versions(list_versions(viewer, found.framework), version_id),
        "may_edit": may_edit,
        "may_publish": viewer.may(PUBLISH, owner=viewer.authority),
        "may_begin_next": found.state == "published" and viewer.may(EDIT, owner=viewer.authority),
        "publish": publish or PublishForm(),
        "retire": retire or RetireForm(),
        "errors": came_back[0] if came_back else None,
        "navigation": pages(viewer, "frameworks"),
    }
    status = 422 if came_back else 200
    return render(request, "assessor/framework.html", context, status=status)


def get_or_404(request: OfficerRequest, version_id: UUID) -> VersionShown:
    """A version of the viewer's authority. Raises Http404."""
    try:
        return get_version(request.viewer, version_id)
    except FrameworkUnknown as error:
        raise Http404 from error


def called(found: VersionShown) -> str:
    """A version as it is called: "Utilities, version 2"."""
    return _("%(name)s, version %(number)s") % {
        "name": say_words(found.form.words),
        "number": number(found.number),
    }


def _line(line: FrameworkLine) -> Row:
    version_id = line.latest or line.draft
    shown = _("%(number)s, and a draft") if line.draft and line.latest else "%(number)s"
    version = shown % {"number": number(line.latest_number)} if line.latest else STATES["draft"]
    unverified = sum(not one.is_verified for one in line.form.questions)
    return Row(
        cells=(
            Cell(
                value=say_words(line.form.words),
                url=reverse("framework", args=[version_id]) if version_id else "",
            ),
            Cell(
                value=version,
                url=reverse("framework", args=[line.draft]) if line.draft else "",
            ),
            Cell(value=number(len(line.form.questions))),
            Cell(value=number(unverified)),
            Cell(value=line.form.source or UNKNOWN),
        )
    )


def _facts(found: VersionShown) -> list[Fact]:
    form = found.form
    unverified = sum(not one.is_verified for one in form.questions)
    told = [
        Fact(words=_("State"), value=STATES[found.state], kind=STATE_SHAPES[found.state]),
        Fact(words=_("Version"), value=number(found.number)),
        Fact(words=_("Questions"), value=_count(form)),
        Fact(
            words=_("Not compared with the source yet"),
            value=number(unverified) if unverified else "",
            kind="watch",
        ),
        Fact(words=_("Source"), value=form.source),
        Fact(
            words=_("Published"),
            value=day_and_time(found.published_at) if found.published_at else "",
        ),
        Fact(words=_("What it changes"), value=found.note),
        Fact(words=_("Ground"), value=found.ground),
        Fact(words=_("Digest"), value=found.digest[:_DIGEST_SHOWN], code=True),
    ]
    return [fact for fact in told if fact.value]


def _count(form: Form) -> str:
    scored = sum(one.is_scored for one in form.questions)
    return ngettext(
        "%(count)s question, %(scored)s of them scored",
        "%(count)s questions, %(scored)s of them scored",
        len(form.questions),
    ) % {"count": number(len(form.questions)), "scored": number(scored)}


def _faults(found: VersionShown) -> Table:
    return Table(
        caption=_("To mend before it can be published"),
        columns=[Column(words=_("Where")), Column(words=_("What"))],
        rows=[
            Row(
                cells=(
                    Cell(value=name_part(fault), url=_where(found, fault)),
                    Cell(value=say_fault(fault)),
                )
            )
            for fault in found.faults
        ],
        empty="",
    )


def _where(found: VersionShown, fault: Fault) -> str:
    if fault.part == "form":
        return reverse("framework-head", args=[found.version_id])
    return reverse(f"framework-{fault.part}", args=[found.version_id, fault.code])


def _questions(found: VersionShown, section: Section, *, may_edit: bool) -> Table:
    questions = found.form.in_section(section.code)
    columns = (_("Question"), _("Answer"), _("Weight"), _("Asked only if"), _("Source"))
    return Table(
        caption=say_words(section.words),
        caption_hidden=True,
        columns=[
            Column(words=words, align=("text", "text", "number", "code", "text")[place])
            for place, words in enumerate(columns)
        ],
        rows=[_question(found, one, may_edit=may_edit) for one in questions],
        empty=_("This section has no question yet."),
        begin=_("Add a question") if may_edit else "",
        begin_url=f"{reverse('framework-question-add', args=[found.version_id])}"
        f"?section={section.code}",
    )


def _question(found: VersionShown, question: Question, *, may_edit: bool) -> Row:
    own = reverse("framework-question", args=[found.version_id, question.code])
    return Row(
        cells=(
            Cell(value=say_words(question.words), url=own if may_edit else ""),
            Cell(value=_answered_by(found.form, question)),
            Cell(value=number(question.weight) if question.is_scored else UNKNOWN),
            Cell(value=question.relevance or UNKNOWN),
            Cell(value=question.source or UNKNOWN)
            if question.is_verified
            else Cell(value=_("To compare"), kind="watch"),
        )
    )


def _answered_by(form: Form, question: Question) -> str:
    scale = form.find_scale(question.scale)
    if scale is not None:
        return f"{scale.anchors[0].value}–{scale.anchors[-1].value} · {scale.code}"
    unit = say_words(question.unit)
    return f"{KINDS[question.kind]} ({unit})" if unit else str(KINDS[question.kind])


def _scales(found: VersionShown, *, may_edit: bool) -> list[Table]:
    return [
        Table(
            caption=_("Scale %(code)s") % {"code": scale.code},
            columns=[Column(words=_("Point"), align="number"), Column(words=_("What it means"))],
            rows=[
                Row(
                    cells=(
                        Cell(
                            value=anchor.value,
                            url=reverse("framework-scale", args=[found.version_id, scale.code])
                            if may_edit
                            else "",
                        ),
                        Cell(value=say_words(anchor.words)),
                    )
                )
                for anchor in scale.anchors
            ],
            empty="",
        )
        for scale in found.form.scales
    ]


def _difference(difference: Difference | None) -> Table | None:
    if difference is None:
        return None
    told = (
        (_("New"), difference.new, _("Asked for the first time.")),
        (_("Reworded"), difference.reworded, _("Answers go over, to be looked at once more.")),
        (_("Changed"), difference.changed, _("Answers stay with the version before.")),
        (_("Gone"), difference.gone, _("Answers stay with the version before.")),
        (_("The same"), difference.same, _("Answers go over.")),
    )
    return Table(
        caption=_("What differs from the version before"),
        columns=[
            Column(words=_("How")),
            Column(words=_("Questions"), align="number"),
            Column(words=_("Codes"), align="code"),
            Column(words=_("What becomes of answers")),
        ],
        rows=[
            Row(
                cells=(
                    Cell(value=how),
                    Cell(value=number(len(codes))),
                    Cell(value=", ".join(codes) or UNKNOWN),
                    Cell(value=meaning),
                )
            )
            for how, codes, meaning in told
            if codes
        ],
        empty="",
    )


def _versions(versions: Sequence[VersionShown], current: UUID) -> Table:
    return Table(
        caption=_("Versions"),
        columns=[
            Column(words=_("Version"), align="number"),
            Column(words=_("State")),
            Column(words=_("Since")),
            Column(words=_("What it changes")),
        ],
        rows=[
            Row(
                current=one.version_id == current,
                cells=(
                    Cell(value=number(one.number), url=reverse("framework", args=[one.version_id])),
                    Cell(value=STATES[one.state], kind=STATE_SHAPES[one.state]),
                    Cell(value=day_and_time(one.retired_at or one.published_at or one.drafted_at)),
                    Cell(value=one.ground or one.note or UNKNOWN),
                ),
            )
            for one in versions
        ],
        empty="",
    )
