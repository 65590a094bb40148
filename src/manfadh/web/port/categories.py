"""Who crossed otherwise than as an ordinary traveller on a day: by rule, by officer, one by one."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from manfadh.apps.govern.accounts.selectors import get_officer_names
from manfadh.apps.operate.crossings.selectors.categories import (
    CategoryCount,
    CategoryLine,
    OfficerCategories,
    count_categories,
    count_officer_categories,
    list_category_crossings,
)
from manfadh.kernel.calendars import own_calendar
from manfadh.kernel.days import day_bounds
from manfadh.kernel.viewers import Purpose
from manfadh.web.components.inspection.categories import CATEGORIES, CategoryWords
from manfadh.web.components.inspection.wording import DIRECTIONS
from manfadh.web.components.measures import (
    UNKNOWN,
    asked_day,
    clock_time,
    gregorian,
    number,
    page_asked,
    percent,
    today,
)
from manfadh.web.components.shapes import Cell, Column, Row, Table
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.port.navigation import pages

LONGEST_RULE = 60


@screen(purpose=Purpose.SUPERVISION, action="port.see")
@require_GET
def show(request: OfficerRequest) -> HttpResponse:
    """The counts of a day, and the crossings behind them for who may look at each."""
    viewer, on = request.viewer, asked_day(request.GET)
    start, end = day_bounds(on, own_calendar().zone)
    rule = request.GET.get("rule", "")[:LONGEST_RULE]
    words = CategoryWords(viewer.authority, on)
    counted = count_categories(viewer, since_at=start, until_at=end)
    by_officer = count_officer_categories(viewer, since_at=start, until_at=end)
    may_look = viewer.may("crossing.correct_any", owner=viewer.authority, port=viewer.port)
    page = (
        list_category_crossings(viewer, on, rule=rule, page=page_asked(request.GET))
        if may_look
        else None
    )
    officers = {one.officer_id for one in by_officer} | {
        line.officer_id for line in page or () if line.officer_id
    }
    names = get_officer_names(officers)
    context = {
        "on": on,
        "today": today(),
        "is_today": on == today(),
        "before": on - timedelta(days=1),
        "after": on + timedelta(days=1),
        "gregorian": gregorian(on),
        "counts": _counts(counted, words, f"?on={on.isoformat()}" if may_look else ""),
        "officers": _officers(by_officer, words, names),
        "lines": _lines(list(page), words, names) if page is not None else None,
        "page": page,
        "rule": rule,
        "rule_words": words.rule(rule) if rule else "",
        "navigation": pages(viewer, "port-categories"),
    }
    return render(request, "port/categories.html", context)


def _counts(counted: Sequence[CategoryCount], words: CategoryWords, query: str) -> Table:
    heads = (_("Crosses as"), _("By the rule"), _("Law"))
    numbers = (_("Count"), _("Officers"), _("Most by one officer"))
    return Table(
        caption=_("By category and reason"),
        columns=[
            *(Column(words=head) for head in heads),
            *(Column(words=head, align="number") for head in numbers),
        ],
        rows=[
            Row(
                cells=(
                    Cell(value=CATEGORIES.get(one.category, one.category)),
                    Cell(
                        value=words.rule(one.rule, one.category),
                        url=f"{query}&rule={one.rule}" if query else "",
                    ),
                    Cell(value=words.reference(one.rule) or UNKNOWN),
                    Cell(value=number(one.count)),
                    Cell(value=number(one.officers)),
                    Cell(value=number(one.most_by_one)),
                )
            )
            for one in counted
        ],
        empty=_(
            "Nobody crossed otherwise than as an ordinary traveller on this day. Crew, transit, "
            "passes and exemptions that booths record are counted here."
        ),
    )


def _officers(
    counted: Sequence[OfficerCategories], words: CategoryWords, names: Mapping[UUID, str]
) -> Table:
    heads = (_("Under a category"), _("Of all decisions"), _("Share"))
    return Table(
        caption=_("By officer"),
        columns=[
            Column(words=_("Officer")),
            *(Column(words=head, align="number") for head in heads),
            Column(words=_("Under which")),
        ],
        rows=[
            Row(
                cells=(
                    Cell(value=names.get(one.officer_id, UNKNOWN)),
                    Cell(value=number(one.total)),
                    Cell(value=number(one.decided)),
                    Cell(value=percent(one.total / one.decided) if one.decided else UNKNOWN),
                    Cell(
                        value=" · ".join(
                            f"{words.rule(rule)} {number(count)}"
                            for rule, count in sorted(
                                one.by_rule.items(), key=lambda held: (-held[1], held[0])
                            )
                        )
                    ),
                )
            )
            for one in counted
        ],
        empty=_("No officer recorded a category on this day."),
    )


def _lines(lines: Sequence[CategoryLine], words: CategoryWords, names: Mapping[UUID, str]) -> Table:
    heads = (
        _("Traveller"), _("At"), _("Direction"), _("Lane"), _("Crosses as"),
        _("What this rests on"), _("Decided by"),
    )  # fmt: skip
    return Table(
        caption=_("One by one"),
        columns=[Column(words=head) for head in heads],
        rows=[
            Row(
                cells=(
                    Cell(
                        value=line.name or _("Erased"),
                        url=reverse("port-crossing", args=[line.crossing_id]),
                    ),
                    Cell(value=clock_time(line.crossed_at)),
                    Cell(value=DIRECTIONS.get(line.direction, line.direction)),
                    Cell(value=line.lane or UNKNOWN),
                    Cell(value=words.rule(line.rule, line.category)),
                    Cell(value=words.detail(line.detail) or UNKNOWN),
                    Cell(value=names.get(line.officer_id, UNKNOWN) if line.officer_id else UNKNOWN),
                )
            )
            for line in lines
        ],
        empty=_("No crossing of this kind on this day."),
    )
