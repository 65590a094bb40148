"""Nadia records what is missing at ports, says when it is there, and whom it concerns."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from manfadh.apps.improve.priorities.models import Gap
from manfadh.apps.improve.priorities.selectors import (
    GapFilter,
    GapUnknown,
    get_gap,
    list_criteria,
    list_gaps,
    list_gaps_of_findings,
    list_judgements,
    list_roadmap,
)
from manfadh.apps.improve.priorities.services import (
    CriterionDraft,
    PriorityRefused,
    close_gap,
    describe_criterion,
    describe_gap,
    drop_step,
    judge_gap,
    plan_step,
    reopen_gap,
    use_usual_criteria,
    withdraw_gap,
)
from manfadh.kernel import clock
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.models import LedgerEntry
from manfadh.kernel.ledger.replaying import differing_tables
from manfadh.kernel.viewers import NotPermitted, Purpose, Viewer
from tests.apps.improve.setting import POWER, ROOM, SCANNER, record_gaps
from tests.cast import CAST, viewer_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]


def test_a_gap_is_recorded_and_described_anew(nadia: Viewer) -> None:
    [gap_id] = record_gaps(nadia, SCANNER)
    describe_gap(viewer=nadia, gap_id=gap_id, draft=replace(SCANNER, severity=1))
    shown = get_gap(nadia, gap_id)
    assert (shown.severity, shown.names.en, shown.state) == (1, SCANNER.title_en, "open")
    assert shown.described_by == nadia.officer_id


def test_the_same_description_again_writes_nothing(nadia: Viewer) -> None:
    [gap_id] = record_gaps(nadia, SCANNER)
    before = LedgerEntry.objects.count()
    describe_gap(viewer=nadia, gap_id=gap_id, draft=SCANNER)
    assert LedgerEntry.objects.count() == before


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"port": "atlantis"}, "port"),
        ({"area": "weather"}, "area"),
        ({"title_ar": "", "title_en": ""}, "title_ar"),
        ({"severity": 5}, "severity"),
        ({"risk": -1}, "risk"),
        ({"reference": " "}, "reference"),
        ({"source": ""}, "source"),
        ({"people_a_day": -4, "people_source": "x"}, "people_a_day"),
        ({"people_a_day": 40}, "people_source"),
        ({"needs": (new_id(),)}, "needs"),
    ],
)
def test_what_is_wrong_is_named_by_its_field_and_nothing_is_kept(
    nadia: Viewer, wrong: dict[str, Any], field: str
) -> None:
    with pytest.raises(PriorityRefused) as refused:
        record_gaps(nadia, replace(SCANNER, **wrong))
    assert refused.value.field == field
    assert not Gap.objects.exists()


def test_gaps_that_need_each_other_in_a_circle_are_named(nadia: Viewer) -> None:
    scanner, power = record_gaps(nadia, SCANNER, POWER)
    describe_gap(viewer=nadia, gap_id=scanner, draft=replace(SCANNER, needs=(power,)))
    with pytest.raises(PriorityRefused, match="circle") as refused:
        describe_gap(viewer=nadia, gap_id=power, draft=replace(POWER, needs=(scanner,)))
    assert SCANNER.title_ar in str(refused.value)
    assert POWER.title_ar in str(refused.value)
    with pytest.raises(PriorityRefused, match="circle"):
        describe_gap(viewer=nadia, gap_id=power, draft=replace(POWER, needs=(power,)))


def test_gaps_are_found_by_place_area_state_and_part_of_a_title(nadia: Viewer) -> None:
    scanner, _power, room = record_gaps(nadia, SCANNER, POWER, ROOM)
    close_gap(viewer=nadia, gap_id=room, closed_on=clock.today(), evidence="Hand-over 12")

    def found(**asked: Any) -> list[str]:
        return [one.names.en for one in list_gaps(nadia, GapFilter(**asked))]

    assert found() == [POWER.title_en, SCANNER.title_en]
    assert found(state="closed") == [ROOM.title_en]
    assert len(found(state="")) == 3
    assert found(area="utilities") == [POWER.title_en]
    assert found(port="trebil") == []
    assert found(words="الفحص") == []
    assert found(words="فحص الحقائب") == [SCANNER.title_en]
    assert get_gap(nadia, scanner).state == "open"


def test_a_closed_gap_is_reopened_with_a_reason_and_a_withdrawn_one_stays_so(nadia: Viewer) -> None:
    [gap_id] = record_gaps(nadia, SCANNER)
    with pytest.raises(PriorityRefused, match="to come"):
        close_gap(
            viewer=nadia, gap_id=gap_id, closed_on=clock.today() + timedelta(days=1), evidence="x"
        )
    close_gap(viewer=nadia, gap_id=gap_id, closed_on=clock.today(), evidence="Acceptance 7")
    assert get_gap(nadia, gap_id).closing_evidence == "Acceptance 7"
    with pytest.raises(PriorityRefused):
        close_gap(viewer=nadia, gap_id=gap_id, closed_on=clock.today(), evidence="again")
    reopen_gap(viewer=nadia, gap_id=gap_id, reason="It broke again")
    assert get_gap(nadia, gap_id).state == "open"
    withdraw_gap(viewer=nadia, gap_id=gap_id, ground="Recorded twice")
    assert get_gap(nadia, gap_id).state == "withdrawn"
    with pytest.raises(PriorityRefused):
        describe_gap(viewer=nadia, gap_id=gap_id, draft=SCANNER)
    assert differing_tables() == []


def test_a_gap_that_another_waits_for_is_not_withdrawn(nadia: Viewer) -> None:
    [power] = record_gaps(nadia, POWER)
    record_gaps(nadia, replace(SCANNER, needs=(power,)))
    with pytest.raises(PriorityRefused, match=SCANNER.title_ar):
        withdraw_gap(viewer=nadia, gap_id=power, ground="x")


def test_a_finding_leads_to_its_gaps(nadia: Viewer) -> None:
    finding = new_id()
    [gap_id] = record_gaps(nadia, replace(SCANNER, finding_id=finding))
    assert [one.gap_id for one in list_gaps_of_findings(nadia, [finding])[finding]] == [gap_id]


def test_who_has_no_part_in_the_programme_sees_no_gap(
    nadia: Viewer, omar: Viewer, hana: Viewer, rana: Viewer, azad: Viewer
) -> None:
    [gap_id] = record_gaps(nadia, SCANNER)
    for outsider in (omar, hana, rana, azad):
        for asks in (lambda who: list_gaps(who), lambda who: get_gap(who, gap_id)):
            with pytest.raises(NotPermitted):
                asks(outsider)
        with pytest.raises(NotPermitted):
            record_gaps(outsider, SCANNER)


def test_another_authority_does_not_know_that_a_gap_exists(nadia: Viewer) -> None:
    [gap_id] = record_gaps(nadia, SCANNER)
    of_the_region = replace(nadia, authority="krd")
    with pytest.raises(GapUnknown):
        get_gap(of_the_region, gap_id)
    with pytest.raises(GapUnknown):
        describe_gap(viewer=of_the_region, gap_id=gap_id, draft=ROOM)
    assert list(list_gaps(of_the_region)) == []


def test_yusuf_and_samira_read_and_do_not_record(nadia: Viewer, samira: Viewer) -> None:
    yusuf = viewer_of(CAST["yusuf"]._replace(purpose=Purpose.PROGRAMME))
    [gap_id] = record_gaps(nadia, SCANNER)
    for reader in (yusuf, samira):
        assert get_gap(reader, gap_id).names.en == SCANNER.title_en
        with pytest.raises(NotPermitted):
            withdraw_gap(viewer=reader, gap_id=gap_id, ground="x")


def test_a_criterion_that_is_judged_by_hand_takes_scores_on_its_scale(nadia: Viewer) -> None:
    [gap_id] = record_gaps(nadia, SCANNER)
    use_usual_criteria(viewer=nadia)
    criterion_id = new_id()
    draft = CriterionDraft(
        name_en="Ease", measure="judged", least=Decimal(1), most=Decimal(5), place=6
    )
    describe_criterion(viewer=nadia, criterion_id=criterion_id, draft=draft)
    with pytest.raises(PriorityRefused) as refused:
        judge_gap(
            viewer=nadia, gap_id=gap_id, criterion_id=criterion_id, score=Decimal(6), reason="x"
        )
    assert refused.value.field == "score"
    judge_gap(
        viewer=nadia, gap_id=gap_id, criterion_id=criterion_id, score=Decimal(4), reason="One week"
    )
    [judged] = list_judgements(nadia, [gap_id])[gap_id].values()
    assert (judged.score, judged.reason, judged.judged_by) == (
        Decimal(4),
        "One week",
        nadia.officer_id,
    )
    severity = list_criteria(nadia)[0]
    with pytest.raises(PriorityRefused, match="read from data"):
        judge_gap(
            viewer=nadia,
            gap_id=gap_id,
            criterion_id=severity.criterion_id,
            score=Decimal(1),
            reason="x",
        )


def test_the_usual_criteria_are_set_once(nadia: Viewer) -> None:
    use_usual_criteria(viewer=nadia)
    first = list_criteria(nadia)
    use_usual_criteria(viewer=nadia)
    assert list_criteria(nadia) == first
    assert [one.measure for one in first] == [
        "severity",
        "risk",
        "obligation",
        "affected",
        "waited_on",
    ]


def test_a_scale_with_one_end_is_refused(nadia: Viewer) -> None:
    draft = CriterionDraft(
        name_en="Ease", measure="judged", least=Decimal(1), most=Decimal(1), place=1
    )
    with pytest.raises(PriorityRefused) as refused:
        describe_criterion(viewer=nadia, criterion_id=new_id(), draft=draft)
    assert refused.value.field == "most"


def test_the_roadmap_keeps_what_is_needed_before_what_needs_it(nadia: Viewer) -> None:
    [power] = record_gaps(nadia, POWER)
    [scanner] = record_gaps(nadia, replace(SCANNER, needs=(power,)))
    march, june = date(2027, 3, 1), date(2027, 6, 30)

    def plan(gap_id: Any, from_on: date, until_on: date) -> None:
        plan_step(
            viewer=nadia,
            gap_id=gap_id,
            from_on=from_on,
            until_on=until_on,
            responsible="Border Ports Commission",
        )

    plan(power, march, june)
    with pytest.raises(PriorityRefused, match=POWER.title_ar):
        plan(scanner, march, june - timedelta(days=1))
    plan(scanner, march, june)
    with pytest.raises(PriorityRefused, match=SCANNER.title_ar):
        plan(power, march, june + timedelta(days=1))
    with pytest.raises(PriorityRefused) as refused:
        plan(power, june, march)
    assert refused.value.field == "until_on"
    assert [gap.gap_id for gap, step in list_roadmap(nadia) if step] == [scanner, power] or [
        gap.gap_id for gap, step in list_roadmap(nadia) if step
    ] == [power, scanner]
    drop_step(viewer=nadia, gap_id=scanner, ground="No money")
    assert [gap.gap_id for gap, step in list_roadmap(nadia) if step] == [power]
    plan(scanner, march, june)
    assert all(step for _gap, step in list_roadmap(nadia))
