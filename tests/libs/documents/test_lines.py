"""What wedges, clipboards and hands send, and what becomes of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manfadh.libs.documents import read_text, split_lines
from manfadh.libs.documents.lines import MAX_CHARACTERS

UPPER = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
LOWER = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"
CARD = (
    "I<UTOD231458907<<<<<<<<<<<<<<<",
    "7408122F1204159UTO<<<<<<<<<<<6",
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
)


@pytest.mark.parametrize(
    "sent",
    [
        f"{UPPER}\r{LOWER}\r",
        f"{UPPER}\r\n\r\n{LOWER}\r\n",
        f"{UPPER}\t{LOWER}\t",
        f"{UPPER}{LOWER}",
        f"  {UPPER} {LOWER}  ",
        f"{UPPER[:20]}\n{UPPER[20:]}{LOWER[:9]}\n{LOWER[9:]}",
        f"\ufeff{UPPER}\n{LOWER}".lower(),
        f"\u202b{UPPER}\u202c\n\u2066{LOWER}\u2069",
        f"{UPPER}\x1d{LOWER}\x03",
        f"{UPPER}\n{LOWER}".translate(
            {ord("<"): "＜", ord("E"): "Ｅ", ord("1"): "١", ord("8"): "۸"}
        ),
        f"{UPPER}\n{LOWER}".replace("<<", "«"),
        f"{UPPER}\n{LOWER}".replace("<", "&lt;"),
        f"Passport\nP<UTOOLD\n{UPPER}\n{LOWER}",
        f"{UPPER}\n{LOWER}\n{UPPER}\n{LOWER}\n",
    ],
)
def test_a_passport_comes_through_whatever_carries_it(sent: str) -> None:
    assert split_lines(sent).lines == (UPPER, LOWER)
    assert read_text(sent).valid


def test_a_card_comes_through_as_one_long_line() -> None:
    assert split_lines("".join(CARD)).lines == CARD


def test_nothing_is_added_or_exchanged() -> None:
    found = split_lines(f"{UPPER[:-1]}\n{LOWER}")
    assert found.lines == (UPPER[:-1], LOWER)
    assert [reason.code for reason in found.reasons] == ["lines_shape"]


def test_ten_megabytes_are_refused_unread() -> None:
    found = split_lines("<" * 10_000_000)
    assert found.lines == ()
    assert [reason.code for reason in found.reasons] == ["lines_too_long"]


def test_an_arabic_keyboard_is_recognised() -> None:
    found = split_lines("حىعفخثقهنسسخى")
    assert [reason.code for reason in found.reasons] == ["keyboard_layout"]


@pytest.mark.parametrize("sent", ["", " \r\n\t", "\ufeff\u200e"])
def test_nothing_sent_is_said_so(sent: str) -> None:
    assert [reason.code for reason in split_lines(sent).reasons] == ["lines_empty"]


@given(st.text(max_size=MAX_CHARACTERS + 1))
@settings(max_examples=40)
def test_any_text_gives_lines_or_reasons(text: str) -> None:
    found = split_lines(text)
    assert found.lines or found.reasons
    read_text(text)
