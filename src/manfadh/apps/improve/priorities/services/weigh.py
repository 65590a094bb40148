"""What gaps are ranked by, and what that weighs to whom."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from uuid import UUID, uuid5

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from manfadh.apps.improve.priorities.errors import (
    CriterionUnknown,
    PriorityRefused,
    WeightingUnknown,
)
from manfadh.apps.improve.priorities.events import (
    CriterionDescribed,
    Measure,
    Weight,
    WeightsGiven,
    WeightsWithdrawn,
)
from manfadh.apps.improve.priorities.models import Criterion, Weighting
from manfadh.apps.improve.priorities.rules import OBLIGATIONS, WORST, Contradiction, contradictions
from manfadh.apps.improve.priorities.selectors.weights import (
    CriterionShown,
    get_weighting,
    list_criteria,
)
from manfadh.apps.operate.crossings.selectors import list_port_flows
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.translated import Translated
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing

# Of an authority's criteria: an id of its own for each usual one, the same however often it is set.
_USUAL = UUID("a3a1c1f0-6c2e-4b61-9a4e-2f6d1e2b8c77")
_LEAST_PEOPLE = 100
_MOST_CRITERIA = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionDraft:
    """A criterion as somebody sets it; see `events.CriterionDescribed`."""

    name_ar: str = ""
    name_ckb: str = ""
    name_en: str = ""
    measure: Measure
    least: Decimal
    most: Decimal
    place: int
    is_in_use: bool = True


def describe_criterion(*, viewer: Viewer, criterion_id: UUID, draft: CriterionDraft) -> None:
    """Set what gaps are ranked by, or describe it anew.

    Needs `criterion.set`. Raises NotPermitted, CriterionUnknown for one of another authority,
    PriorityRefused with the field to mend.
    """
    viewer.require("criterion.set", owner=viewer.authority)
    if not Translated(draft.name_ar, draft.name_ckb, draft.name_en).every_text():
        raise PriorityRefused(_("Name the criterion in one language at least."), "name_ar")
    if draft.least == draft.most:
        raise PriorityRefused(
            _("The ends of the scale are the same, so that it would tell nothing apart."), "most"
        )
    with writing():
        row = Criterion.objects.filter(criterion_id=criterion_id).first()
        if row is not None and row.owner != viewer.authority:
            raise CriterionUnknown(str(criterion_id))
        in_use = [one for one in list_criteria(viewer) if one.criterion_id != criterion_id]
        if draft.is_in_use and len(in_use) >= _MOST_CRITERIA:
            raise PriorityRefused(
                _("Twelve criteria are in use. People can't weigh more against each other.")
            )
        record(
            CriterionDescribed(criterion_id=criterion_id, **asdict(draft)),
            stamp=viewer.stamp(port=""),
        )


def use_usual_criteria(*, viewer: Viewer) -> None:
    """Set the five criteria to begin with; those that are set already stay as they are.

    The scale of who is affected ends at the busiest port of the last weeks. Needs `criterion.set`
    and `flows.see`. Raises NotPermitted.
    """
    viewer.require("criterion.set", owner=viewer.authority)
    flows = list_port_flows(viewer).values()
    busiest = max((one.people_a_day or 0 for one in flows), default=0)
    usual: tuple[tuple[str, Measure, Translated, Decimal], ...] = (
        ("severity", "severity", _SEVERITY, Decimal(WORST)),
        ("risk", "risk", _RISK, Decimal(WORST)),
        ("obligation", "obligation", _OBLIGATION, Decimal(len(OBLIGATIONS) - 1)),
        ("affected", "affected", _AFFECTED, Decimal(_rounded_up(busiest))),
        ("waited_on", "waited_on", _WAITED_ON, Decimal(5)),
    )
    with writing():
        known = {one.criterion_id for one in list_criteria(viewer, in_use=False)}
        for place, (code, measure, names, most) in enumerate(usual, start=1):
            criterion_id = uuid5(_USUAL, f"{viewer.authority} {code}")
            if criterion_id not in known:
                draft = CriterionDraft(
                    name_ar=names.ar,
                    name_ckb=names.ckb,
                    name_en=names.en,
                    measure=measure,
                    least=Decimal(0),
                    most=most,
                    place=place,
                )
                describe_criterion(viewer=viewer, criterion_id=criterion_id, draft=draft)


def give_weights(
    *, viewer: Viewer, weighting_id: UUID, voice: str, weights: Sequence[Weight], reason: str = ""
) -> None:
    """Say what each criterion in use weighs to a voice, in percent, and how far that may move.

    Given again under the same id, the new ones hold. Needs `weights.give`. Raises NotPermitted,
    WeightingUnknown for an id of another authority, PriorityRefused that names what contradicts.
    """
    viewer.require("weights.give", owner=viewer.authority)
    criteria = {one.criterion_id: one for one in list_criteria(viewer)}
    if not voice.strip():
        raise PriorityRefused(_("Say whose weights these are."), "voice")
    if {one.criterion_id for one in weights} != set(criteria) or len(weights) != len(criteria):
        raise PriorityRefused(_("Give one weight for each criterion in use."))
    wrong = contradictions(weights)
    if wrong:
        raise PriorityRefused(" ".join(_said(one, criteria) for one in wrong))
    with writing():
        row = Weighting.objects.filter(weighting_id=weighting_id, given_at__isnull=False).first()
        if row is not None and row.owner != viewer.authority:
            raise WeightingUnknown(str(weighting_id))
        _require_own_name(viewer, weighting_id, voice.strip())
        record(
            WeightsGiven(
                weighting_id=weighting_id,
                voice=voice.strip(),
                weights=tuple(weights),
                reason=reason.strip(),
            ),
            stamp=viewer.stamp(port=""),
        )


def withdraw_weights(*, viewer: Viewer, weighting_id: UUID, ground: str) -> None:
    """Let a voice be heard no longer. Needs `weights.give`.

    Raises NotPermitted, WeightingUnknown, PriorityRefused without a ground.
    """
    viewer.require("weights.give", owner=viewer.authority)
    get_weighting(viewer, weighting_id)
    if not ground.strip():
        raise PriorityRefused(_("Say why these weights no longer hold."), "ground")
    record(
        WeightsWithdrawn(weighting_id=weighting_id, ground=ground.strip()),
        stamp=viewer.stamp(port=""),
    )


def _require_own_name(viewer: Viewer, weighting_id: UUID, voice: str) -> None:
    others = Weighting.objects.filter(
        owner=viewer.authority, voice=voice, given_at__isnull=False
    ).exclude(weighting_id=weighting_id)
    if any((one.withdrawn_stamp or "") <= (one.given_stamp or "") for one in others):
        raise PriorityRefused(
            _("“%(voice)s” gave weights already. Change those, or name this voice otherwise.")
            % {"voice": voice},
            "voice",
        )


def _said(wrong: Contradiction, criteria: dict[UUID, CriterionShown]) -> str:
    sentence = {
        "not_a_share": _("“%(criterion)s”: %(amount)s is no share between 0 and 100."),
        "low_above_high": _("“%(criterion)s”: the least is above the most by %(amount)s."),
        "weight_below_low": _("“%(criterion)s”: the weight is below its least by %(amount)s."),
        "weight_above_high": _("“%(criterion)s”: the weight is above its most by %(amount)s."),
        "sum_is_not_whole": _("The weights come to %(amount)s and not to 100."),
        "lows_above_whole": _("The least weights come to %(amount)s, more than 100."),
        "highs_below_whole": _("The most weights come to %(amount)s, less than 100."),
    }[wrong.kind]
    criterion = criteria.get(wrong.criterion_id) if wrong.criterion_id else None
    names = next(iter(criterion.names.every_text()), "") if criterion else ""
    return sentence % {"criterion": names, "amount": f"{wrong.amount.normalize():f}"}


def _rounded_up(people: float) -> int:
    """The next number that begins with one digit and ends in noughts, at least a hundred."""
    whole = max(_LEAST_PEOPLE, int(people) + 1)
    step = int("1" + "0" * (len(str(whole)) - 1))
    return -(-whole // step) * step


_SEVERITY = Translated("شدة الفجوة", "توندیی کەلێن", gettext_noop("Severity"))
_RISK = Translated("الخطر", "مەترسی", gettext_noop("Risk"))
_OBLIGATION = Translated("الإلزام", "پابەندبوون", gettext_noop("Obligation"))
_AFFECTED = Translated(
    "المتأثرون في اليوم", "کەسە کاریگەربووەکان لە ڕۆژێکدا", gettext_noop("People affected a day")
)
_WAITED_ON = Translated(
    "فجوات تنتظرها", "ئەو کەلێنانەی چاوەڕێی دەکەن", gettext_noop("Gaps that wait for it")
)
