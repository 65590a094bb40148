"""A numbered form is typed at Hana's booth, once the post is back."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.operate.crossings.models import Crossing, PaperForm
from manfadh.apps.operate.crossings.services import print_paper_forms
from manfadh.kernel import clock
from manfadh.kernel.viewers import Viewer
from tests.web.at_the_border import at_work

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


@pytest.fixture
def forms(dalal: Viewer) -> list[str]:
    """Two forms that lie at Hana's booth."""
    print_paper_forms(viewer=dalal, lane="", direction="entry", count=2)
    return list(PaperForm.objects.order_by("number").values_list("form", flat=True))


@pytest.fixture
def booth(hana_user: User) -> Client:
    return at_work(hana_user)


def written(form: str, **instead: str) -> dict[str, str]:
    """What stands on a form, as Hana types it."""
    local = timezone.localtime(clock.now())
    return {
        "form_number": form,
        "direction": "entry",
        "lane": "",
        "crossed_on": local.date().isoformat(),
        "crossed_time": f"{local:%H:%M}",
        "kind": "passport",
        "number": "T1234567",
        "issuer": "JOR",
        "nationality": "JOR",
        "surname": "HADDADIN",
        "given_names": "RANIA SAMER",
        "birth": "1990-03-02",
        "sex": "F",
        "expiry": "2034-05-01",
        "permission": "visa",
        "permission_number": "V-77",
        "stay_days": "",
    } | instead


def test_what_a_form_tells_is_entered_as_from_paper(booth: Client, forms: list[str]) -> None:
    answer = booth.post("/booth/paper", written(forms[0]), follow=True)
    assert f"Form {forms[0]} is entered." in answer.content.decode()
    crossing = Crossing.objects.get()
    assert crossing.is_paper
    assert PaperForm.objects.get(form=forms[0]).crossing_id == crossing.crossing_id


def test_a_number_used_twice_comes_back_with_what_was_typed(
    booth: Client, forms: list[str]
) -> None:
    booth.post("/booth/paper", written(forms[0]))
    again = booth.post("/booth/paper", written(forms[0], surname="OBEIDAT"))
    assert again.status_code == 422
    page = again.content.decode()
    assert forms[0] in page
    assert 'value="OBEIDAT"' in page
    assert Crossing.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("form_number", "XX-1"),
        ("crossed_on", "tomorrow"),
        ("crossed_time", "25:00"),
        ("number", ""),
        ("issuer", "ZZZ"),
    ],
)
def test_what_is_wrong_on_it_is_said_and_nothing_is_entered(
    booth: Client, forms: list[str], field: str, typed: str
) -> None:
    answer = booth.post("/booth/paper", written(forms[0], **{field: typed}))
    assert answer.status_code == 422
    assert not Crossing.objects.exists()


def test_a_crossing_before_its_form_was_printed_is_asked_about(
    booth: Client, forms: list[str]
) -> None:
    yesterday = timezone.localtime(clock.now()) - timedelta(days=1)
    answer = booth.post("/booth/paper", written(forms[0], crossed_on=yesterday.date().isoformat()))
    assert answer.status_code == 422
    assert "before the form was printed" in answer.content.decode()


# The clocks of Beirut go back in the night of 27 October 2040, and forward over the midnight before
# 25 March. A ledger never goes back, hence nights to come.
SHOWN_TWICE = [
    (datetime(2040, 10, 27, 20, 10, tzinfo=UTC), datetime(2040, 10, 27, 20, 30, tzinfo=UTC)),
    (datetime(2040, 10, 27, 21, 10, tzinfo=UTC), datetime(2040, 10, 27, 21, 30, tzinfo=UTC)),
]


@pytest.mark.parametrize(("printed_at", "crossed_at"), SHOWN_TWICE)
def test_a_time_that_the_clocks_of_the_night_showed_twice_is_the_one_that_fits_its_form(
    hana_user: User, dalal: Viewer, settings: Settings, printed_at: datetime, crossed_at: datetime
) -> None:
    settings.TIME_ZONE = "Asia/Beirut"
    with clock.frozen_at(printed_at):
        print_paper_forms(viewer=dalal, lane="", direction="entry", count=1)
    with clock.frozen_at(datetime(2040, 10, 27, 23, tzinfo=UTC)):
        form = PaperForm.objects.get().form
        typed = written(form, crossed_on="2040-10-27", crossed_time="23:30")
        at_work(hana_user).post("/booth/paper", typed)
    assert Crossing.objects.get().crossed_at == crossed_at


def test_a_time_over_which_the_clocks_were_put_forward_is_asked_about(
    hana_user: User, dalal: Viewer, settings: Settings
) -> None:
    settings.TIME_ZONE = "Asia/Beirut"
    with clock.frozen_at(datetime(2040, 3, 25, 2, tzinfo=UTC)):
        print_paper_forms(viewer=dalal, lane="", direction="entry", count=1)
        form = PaperForm.objects.get().form
        typed = written(form, crossed_on="2040-03-25", crossed_time="00:30")
        answer = at_work(hana_user).post("/booth/paper", typed)
    assert answer.status_code == 422
    assert "The clocks were put forward over this time." in answer.content.decode()
    assert not Crossing.objects.exists()


@pytest.mark.parametrize("language", ["ar", "ckb", "en"])
def test_the_form_speaks_each_language(hana_user: User, language: str) -> None:
    page = at_work(hana_user, language).get("/booth/paper").content.decode()
    assert f'lang="{language}"' in page


def test_dalal_prints_and_enters_nothing(dalal_user: User, forms: list[str]) -> None:
    assert at_work(dalal_user).post("/booth/paper", written(forms[0])).status_code == 403
