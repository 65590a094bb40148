"""Numbered forms on Dalal's screen: printed for a lane, printed again, accounted for one by one."""

import pytest
from django.test import Client

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.operate.crossings.models import PaperForm
from manfadh.kernel.ledger.models import LedgerEntry
from tests.web.at_the_border import at_work

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
PRINTING = {"lane": "", "direction": "entry"}


@pytest.fixture
def dalals(dalal_user: User) -> Client:
    return at_work(dalal_user)


def printed(client: Client, count: int = 2) -> tuple[str, list[str]]:
    """Print forms; answers the page of their block and their numbers in order."""
    page = client.post("/port/paper", {**PRINTING, "count": count})
    assert page.status_code == 302
    forms = PaperForm.objects.order_by("-number").values_list("form", flat=True)[:count]
    return page.headers["Location"], sorted(forms)


def account(client: Client, number: str, ending: str, ground: str = "", **more: str) -> str:
    """Say what became of a form; answers the page that follows."""
    asked = {"form_number": number, "ending": ending, "ground": ground, **more}
    return client.post("/port/paper/form", asked, follow=True).content.decode()


def test_an_empty_list_says_how_to_begin(dalals: Client) -> None:
    assert "Print some before they are needed" in dalals.get("/port/paper").content.decode()


def test_power_lost_while_printing_takes_no_new_numbers(dalals: Client) -> None:
    page, numbers = printed(dalals)
    entries = LedgerEntry.objects.filter(type__startswith="crossings.").count()
    first = dalals.get(f"{page}/print")
    again = dalals.get(f"{page}/print")
    assert first.headers["Content-Type"] == "application/pdf"
    assert first.content == again.content
    assert sorted(PaperForm.objects.values_list("form", flat=True)) == numbers
    assert LedgerEntry.objects.filter(type__startswith="crossings.").count() == entries


@pytest.mark.parametrize("count", ["0", "401", "many", ""])
def test_a_number_of_forms_that_is_none_prints_nothing(dalals: Client, count: str) -> None:
    answer = dalals.post("/port/paper", {**PRINTING, "count": count})
    assert answer.status_code == 422
    assert not PaperForm.objects.exists()


def test_every_number_is_accounted_for_to_the_last(dalals: Client) -> None:
    page, (first, second) = printed(dalals)
    block = page.rsplit("/", 1)[-1]
    assert "2 forms are not accounted for" in dalals.get(page).content.decode()
    assert "1 form is not accounted for" in account(dalals, first, "not_used", block=block)
    assert "Every number is accounted for." in account(
        dalals, second, "spoiled", "ink ran", block=block
    )


def test_a_number_used_twice_is_told_with_the_number(dalals: Client) -> None:
    _, (first, _) = printed(dalals)
    account(dalals, first, "not_used")
    told = account(dalals, first, "lost", "fell into the river")
    assert "This form is accounted for already." in told
    assert f'value="{first}"' in told
    assert "fell into the river" in told
    assert PaperForm.objects.get(form=first).state == "not_used"


@pytest.mark.parametrize(
    ("number", "ending", "said"),
    [
        ("", "not_used", "This field is required."),
        ("XX-1", "not_used", "No form of this number was printed for your port."),
        ("XX-1", "burnt", "burnt"),
    ],
)
def test_a_form_that_is_none_is_told(dalals: Client, number: str, ending: str, said: str) -> None:
    printed(dalals)
    assert said in account(dalals, number, ending)


def test_a_lost_form_needs_a_ground_and_turns_up_again(dalals: Client) -> None:
    _, (first, _) = printed(dalals)
    account(dalals, first, "lost")
    assert PaperForm.objects.get(form=first).state == ""
    account(dalals, first, "lost", "not in the box")
    account(dalals, first, "reopen", "found in the drawer")
    assert PaperForm.objects.get(form=first).state == ""


def test_another_port_s_block_is_not_found(dalals: Client, omar_user: User) -> None:
    page, _ = printed(dalals)
    assert at_work(omar_user).get(page).status_code in (403, 404)
    assert dalals.get("/port/paper/00000000-0000-0000-0000-000000000000").status_code == 404
