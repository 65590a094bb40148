"""The tariff of each authority as it is published: what is owed for what, by which law."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from manfadh.apps.govern.accounts.selectors import list_authorities
from manfadh.apps.govern.policy.selectors.tariff import TariffLine, list_tariff
from manfadh.web.components.measures import gregorian, language, say, today
from manfadh.web.components.shapes import Cell, Column, Row, Table
from manfadh.web.components.viewer import public


@public
@require_GET
def tariff(request: HttpRequest) -> HttpResponse:
    """The tariff in force today, authority by authority; no sign-in, nobody named."""
    on = today()
    tables = [
        _table(say(authority.names) or authority.code, list_tariff(authority.code, on))
        for authority in list_authorities()
    ]
    return render(request, "public/tariff.html", {"tables": tables, "on": gregorian(on)})


def _table(name: str, lines: tuple[TariffLine, ...]) -> Table:
    return Table(
        caption=name,
        columns=(
            Column(words=_("For")),
            Column(words=_("Amount"), align="number"),
            Column(words=_("By which law")),
        ),
        rows=[
            Row(
                cells=(
                    Cell(value=say(line.text)),
                    Cell(value=_amount(line)),
                    Cell(value=_law(line)),
                )
            )
            for line in lines
        ],
        empty=_("This authority has published no fee: nothing may be charged."),
    )


def _amount(line: TariffLine) -> str:
    written = line.amount.written(language())
    if line.is_per_day:
        written = _("%(amount)s a day") % {"amount": written}
    if line.at_most is not None:
        most = line.at_most.written(language())
        written = _("%(amount)s, at most %(most)s") % {"amount": written, "most": most}
    return written


def _law(line: TariffLine) -> str:
    if line.unverified:
        return f"{line.reference} ({_('not confirmed by a jurist yet')})"
    return line.reference
