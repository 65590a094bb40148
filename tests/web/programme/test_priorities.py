"""Nadia records, weighs, ranks and plans on her screens; readers read; nobody else opens them."""

from dataclasses import replace
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.improve.priorities.selectors import (
    find_adoption,
    find_step,
    get_gap,
    list_criteria,
    list_gaps,
    list_judgements,
    list_weightings,
)
from manfadh.apps.improve.priorities.services import describe_gap
from manfadh.kernel.ids import new_id
from manfadh.kernel.viewers import Viewer
from tests.apps.improve.setting import POWER, ROOM, SCANNER, prioritised, record_gaps
from tests.web.at_the_border import Answer, at_work

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]

PAGES = ("programme-gaps", "programme-ranking", "programme-weights", "programme-roadmap")


@pytest.fixture
def desk(nadia_user: User) -> Client:
    """A browser in which Nadia is at work."""
    return at_work(nadia_user)


def text_of(response: Answer) -> str:
    return response.content.decode()


def gap_form(**said: object) -> dict[str, object]:
    return {
        "gap_id": str(new_id()),
        "title_en": "No light at lane 4",
        "port": "safwan",
        "area": "utilities",
        "severity": "2",
        "risk": "3",
        "obligation": "none",
        "source": "Visit",
        **said,
    }


def test_every_page_says_how_to_begin_while_nothing_is_there(desk: Client) -> None:
    for name in PAGES:
        answer = desk.get(reverse(name))
        assert answer.status_code == 200, name
        assert 'class="empty"' in text_of(answer), name


def test_nadia_records_a_gap_and_sending_it_twice_makes_one(desk: Client, nadia: Viewer) -> None:
    said = gap_form()
    for _twice in range(2):
        answer = desk.post(reverse("programme-gap-new"), said)
        assert answer.status_code == 302
    [gap] = list_gaps(nadia)
    assert gap.names.en == "No light at lane 4"
    assert "No light at lane 4" in text_of(desk.get(reverse("programme-gap", args=[gap.gap_id])))


def test_what_is_wrong_comes_back_at_its_field(desk: Client, nadia: Viewer) -> None:
    answer = desk.post(reverse("programme-gap-new"), gap_form(obligation="law"))
    assert answer.status_code == 422
    assert "Name the article" in text_of(answer)
    assert 'id="id_reference_error"' in text_of(answer) or 'aria-invalid="true"' in text_of(answer)
    assert list(list_gaps(nadia)) == []


def test_a_circle_is_named_on_the_form(desk: Client, nadia: Viewer) -> None:
    power, scanner = record_gaps(nadia, POWER, SCANNER)
    describe_gap(viewer=nadia, gap_id=scanner, draft=replace(SCANNER, needs=(power,)))
    page = reverse("programme-gap-edit", args=[power])
    assert POWER.title_en in text_of(desk.get(page))
    answer = desk.post(page, gap_form(gap_id=str(power), needs=[str(scanner)]))
    assert answer.status_code == 422
    assert "circle" in text_of(answer)


def test_a_gap_leads_to_what_it_needs_and_to_what_waits_for_it(desk: Client, nadia: Viewer) -> None:
    [power] = record_gaps(nadia, POWER)
    [scanner] = record_gaps(nadia, replace(SCANNER, needs=(power,)))
    pages = {one: reverse("programme-gap", args=[one]) for one in (power, scanner)}
    assert f'href="{pages[power]}"' in text_of(desk.get(pages[scanner]))
    assert f'href="{pages[scanner]}"' in text_of(desk.get(pages[power]))


def test_nadia_closes_reopens_and_withdraws(desk: Client, nadia: Viewer) -> None:
    [gap_id] = record_gaps(nadia, SCANNER)

    def send(name: str, **said: str) -> str:
        desk.post(reverse(name, args=[gap_id]), said)
        return get_gap(nadia, gap_id).state

    assert send("programme-gap-close", closed_on="2026-11-20", evidence="Minutes 4") == "closed"
    assert "Minutes 4" in text_of(desk.get(reverse("programme-gap", args=[gap_id])))
    assert send("programme-gap-reopen", reason="Broken again") == "open"
    assert send("programme-gap-withdraw", ground="") == "open"
    assert send("programme-gap-withdraw", ground="Twice") == "withdrawn"
    answer = desk.post(reverse("programme-gap-close", args=[gap_id]), {"closed_on": "2026-11-20"})
    assert answer.status_code == 422


def test_nadia_sets_criteria_and_gives_weights_and_sees_which_contradict(
    desk: Client, nadia: Viewer
) -> None:
    desk.post(reverse("programme-criteria-usual"))
    ids = [one.criterion_id for one in list_criteria(nadia)]

    def weights(*shares: str, low: str = "0", high: str = "100") -> dict[str, str]:
        said = {"weighting_id": str(new_id()), "voice": "Commission", "reason": "Queues first"}
        for one, share in zip(ids, shares, strict=True):
            said |= {f"weight_{one}": share, f"low_{one}": low, f"high_{one}": high}
        return said

    give = reverse("programme-weights-give")
    answer = desk.post(give, weights("40", "20", "10", "20", "20"))
    assert answer.status_code == 422
    assert "The weights come to 110 and not to 100." in text_of(answer)
    answer = desk.post(give, weights("40", "20", "10", "20", "10", low="15"))
    assert "below its least by 5" in text_of(answer)
    assert desk.post(give, weights("40", "20", "10", "20", "10")).status_code == 302
    [given] = list_weightings(nadia)
    page = text_of(desk.get(reverse("programme-weights")))
    assert "Queues first" in page
    assert "40 (0 to 100)" in page
    change = reverse("programme-weights-change", args=[given.weighting_id])
    assert 'value="40' in text_of(desk.get(change))
    withdraw = reverse("programme-weights-withdraw", args=[given.weighting_id])
    desk.post(withdraw, {"ground": "New board"})
    assert list_weightings(nadia) == []


def test_a_criterion_of_ones_own_is_judged_on_the_page_of_the_gap(
    desk: Client, nadia: Viewer
) -> None:
    [gap_id] = record_gaps(nadia, SCANNER)
    criterion_id = new_id()
    said = {
        "criterion_id": str(criterion_id),
        "name_en": "Ease",
        "measure": "judged",
        "least": "1",
        "most": "5",
        "place": "1",
        "is_in_use": "on",
    }
    assert desk.post(reverse("programme-criterion-new"), said).status_code == 302
    page = reverse("programme-criterion", args=[criterion_id])
    assert 'value="Ease"' in text_of(desk.get(page))
    judge = reverse("programme-gap-judge", args=[gap_id, criterion_id])
    assert judge in text_of(desk.get(reverse("programme-gap", args=[gap_id])))
    assert desk.post(judge, {"score": "7", "reason": "x"}).status_code == 422
    assert desk.post(judge, {"score": "4", "reason": "One week"}).status_code == 302
    assert list_judgements(nadia, [gap_id])[gap_id][criterion_id].reason == "One week"


def test_the_ranking_shows_ranges_words_voices_and_the_way_to_the_arithmetic(
    desk: Client, nadia: Viewer
) -> None:
    gaps = prioritised(nadia)
    page = text_of(desk.get(reverse("programme-ranking")))
    for gap_id in gaps:
        assert reverse("programme-arithmetic", args=[gap_id]) in page
    assert any(word in page for word in ("Robust", "Fragile", "Unsettled"))
    assert "Kendall" in page
    assert "Ranks by each voice alone" in page
    assert "wants 35 at least" in page
    voice = list_weightings(nadia)[0].weighting_id
    alone = text_of(desk.get(reverse("programme-ranking"), {"voice": str(voice)}))
    assert f"?voice={voice}" in alone
    for wrong in ("nobody", str(new_id())):
        assert desk.get(reverse("programme-ranking"), {"voice": wrong}).status_code == 404


def test_every_line_of_the_arithmetic_is_shown_and_adds_up(desk: Client, nadia: Viewer) -> None:
    scanner, *_others = prioritised(nadia)
    voice = next(one for one in list_weightings(nadia) if one.voice == "Commission")
    page = text_of(
        desk.get(
            reverse("programme-arithmetic", args=[scanner]), {"voice": str(voice.weighting_id)}
        )
    )
    # Severity 3 of 4 at 40, risk 3 of 4 at 20, standard 2 of 3 at 10; nobody passed, nobody waits.
    for points in ("30", "15", "6.67", "51.67"):
        assert f"<bdi>{points}</bdi>" in page
    assert desk.get(reverse("programme-arithmetic", args=[new_id()])).status_code == 404


def test_nadia_adopts_an_order(desk: Client, nadia: Viewer) -> None:
    prioritised(nadia)
    said = {"adoption_id": str(new_id()), "ground": "Minutes 4"}
    assert desk.post(reverse("programme-adopt"), said).status_code == 302
    adopted = find_adoption(nadia)
    assert adopted is not None
    assert "Minutes 4" in text_of(desk.get(reverse("programme-ranking")))


def test_the_roadmap_tells_what_is_planned_late_and_not_planned(
    desk: Client, nadia: Viewer
) -> None:
    late, planned, _open = record_gaps(nadia, ROOM, replace(ROOM, port="qaim"), SCANNER)

    def plan(gap_id: UUID, from_on: str, until_on: str) -> int:
        said = {"from_on": from_on, "until_on": until_on, "responsible": "Commission"}
        return int(desk.post(reverse("programme-step", args=[gap_id]), said).status_code)

    assert plan(late, "2026-11-01", "2026-10-01") == 422
    assert plan(late, "2026-10-01", "2026-11-01") == 302
    assert plan(planned, "2026-12-01", "2027-02-01") == 302
    page = text_of(desk.get(reverse("programme-roadmap")))
    for word in ("Late", "Planned", "Not planned", "vega", "data-points"):
        assert word in page
    # Safwan has no coordinates: it is told beside the map and not left out.
    assert "Safwan (1 open gap)" in page
    desk.post(reverse("programme-step-drop", args=[late]), {"ground": "No money"})
    assert find_step(nadia, late) is None


def test_samira_reads_and_is_offered_no_act(samira_user: User, nadia: Viewer) -> None:
    [gap_id, *_others] = prioritised(nadia)
    reader = at_work(samira_user)
    page = text_of(reader.get(reverse("programme-gap", args=[gap_id])))
    assert reverse("programme-gap-edit", args=[gap_id]) not in page
    assert reader.get(reverse("programme-gap-edit", args=[gap_id])).status_code == 403
    assert reader.get(reverse("programme-adopt")).status_code == 403
    for name in PAGES:
        assert reader.get(reverse(name)).status_code == 200
    assert reader.get(reverse("programme-weights-give")).status_code == 200


def test_yusuf_reads_what_nadia_ranked(yusuf_user: User, nadia: Viewer) -> None:
    prioritised(nadia)
    assert SCANNER.title_en in text_of(at_work(yusuf_user).get(reverse("programme-ranking")))


@pytest.mark.parametrize("name", ["omar", "hana", "karim", "dalal", "rana", "layla", "ahmed"])
def test_who_has_no_part_in_the_programme_opens_none_of_its_pages(
    name: str, nadia: Viewer, request: pytest.FixtureRequest
) -> None:
    [gap_id] = record_gaps(nadia, SCANNER)
    client = at_work(request.getfixturevalue(f"{name}_user"))
    for path in (*map(reverse, PAGES), reverse("programme-gap", args=[gap_id])):
        answer = client.get(path)
        assert answer.status_code == 403
        assert SCANNER.title_en not in text_of(answer)


def test_few_travellers_are_not_told_on_the_page_of_a_gap(desk: Client, nadia: Viewer) -> None:
    from tests.apps.improve.priorities.test_ranking import let_pass

    [gap_id] = record_gaps(nadia, SCANNER)
    let_pass("safwan", 4)
    page = text_of(desk.get(reverse("programme-gap", args=[gap_id])))
    assert "under 10" in page
    assert '<span class="figure-value">4</span>' not in page
