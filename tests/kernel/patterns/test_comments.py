"""Comments."""

from uuid import UUID

import pytest

from manfadh.kernel.about import About
from manfadh.kernel.comments.selectors import list_comments
from manfadh.kernel.comments.services import MAX_CHARACTERS, CommentRefused, make_comment
from manfadh.kernel.ledger.erasing import erase_subject
from manfadh.kernel.ledger.models import LedgerEntry
from manfadh.kernel.viewers import NotPermitted, Viewer

pytestmark = pytest.mark.django_db

CASE = About("crossings.case", UUID(int=50))
TRAVELLER = UUID(int=51)


def comment(viewer: Viewer, text: str, number: int = 60) -> None:
    make_comment(
        viewer=viewer,
        action="case.work",
        comment_id=UUID(int=number),
        about=CASE,
        text=text,
        person_id=TRAVELLER,
    )


def texts(viewer: Viewer) -> list[str | None]:
    return [shown.text for shown in list_comments(viewer=viewer, action="case.work", about=CASE)]


def test_karim_reads_what_hana_wrote_in_order(hana: Viewer, karim: Viewer) -> None:
    comment(hana, " The photograph looks older. ", 60)
    comment(karim, "هو الشخص نفسه", 59)
    assert texts(karim) == ["The photograph looks older.", "هو الشخص نفسه"]


def test_omar_of_another_port_reads_nothing(hana: Viewer, omar: Viewer) -> None:
    comment(hana, "A note")
    assert texts(omar) == []


def test_yusuf_who_works_no_cases_can_not_write_one(yusuf: Viewer) -> None:
    with pytest.raises(NotPermitted):
        comment(yusuf, "A note")


def test_the_same_comment_twice_is_one(hana: Viewer) -> None:
    comment(hana, "A note")
    comment(hana, "A note")
    assert LedgerEntry.objects.count() == 1


@pytest.mark.parametrize("text", ["", " \n ", "x" * (MAX_CHARACTERS + 1)])
def test_an_empty_or_endless_comment_is_not_kept(hana: Viewer, text: str) -> None:
    with pytest.raises(CommentRefused):
        comment(hana, text)
    assert LedgerEntry.objects.count() == 0


def test_a_comment_is_erased_with_the_person(hana: Viewer) -> None:
    comment(hana, "Travels with a sick child.")
    erase_subject(subject=TRAVELLER, ground="retention", stamp=hana.stamp())
    assert texts(hana) == [None]
