"""One name has one sound, in Arabic, Kurdish and Latin letters."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manfadh.libs.names import equal_names, sorted_sound_key, sound_key

NAMES = Path(__file__).parents[4] / "shared" / "data" / "names"
LETTERS = "abdelhukgsxyw رحمنعبدالابوئەێۆةىیکءآأ-'ـَّ\u200c٣İşßAELBN"
needs_names = pytest.mark.skipif(not NAMES.is_dir(), reason="public names are not beside us")


@pytest.mark.parametrize(
    "spellings",
    [
        "محمد,Mohammed,MUHAMMAD,Muhammed,Mohamad,Mehmet,محەمەد",
        "حسين,Hussein,HUSAIN,Hossein,Husayn,حوسێن",
        "عبد الرحمن,عبدالرحمن,Abdulrahman,ABD AL RAHMAN,Abdel-Rahman,Abdurrahman,عەبدوڕڕەحمان",
        "عبد الله,عبدالله,Abdullah,Abdalla,ABD ALLAH,عەبدوڵڵا",
        "أحمد,Ahmad,AHMED,Ehmed,Ahmet,ئەحمەد",
        "فاطمة,فاطمه,Fatima,FATIMAH,Fatma,فاتیمە",
        "نور الدين,نورالدين,Nur al-Din,Nooruddin,NOUREDDINE",
        "محمود,Mahmoud,MAHMOOD,Mahmud,مەحموود",
        "يوسف,Yusuf,Yousif,YOUSSEF,یوسف",
        "علي,علی,Ali,ALY,عەلی",
        "مصطفى,مصطفي,Mustafa,Mostafa,موستەفا",
        "خالد,Khalid,KHALED,Xalid,خالید",
        "الجبوري,Al-Jubouri,AL JABOURI,Jubouri",
        "أبو الحسن,Abu al-Hasan,ABU ALHASSAN",
        "كاظم,Kadhim,KAZEM,Kadhem",
        "شيرين,Shirin,Şîrîn,شیرین",
        "رضا,Reza,RIDHA,Rida",
        "علیرضا,Alireza,ALIRIDHA",
        "قاسم,Qasim,GHASEM,Kassem",
    ],
)
def test_every_spelling_of_a_name_has_the_same_sound(spellings: str) -> None:
    assert len({sound_key(spelling) for spelling in spellings.split(",")}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hassan", "Hussein"),
        ("محمد", "Mahmoud"),
        ("Ahmed", "Hamid"),
        ("Khalid", "Khalil"),
        ("Rashid", "Rashad"),
        ("Karim", "Karam"),
        ("مهدي", "محمدي"),
        ("عبيد", "سعيد"),
    ],
)
def test_common_names_of_one_root_stay_apart(one: str, other: str) -> None:
    assert sound_key(one) != sound_key(other)


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("محمد حسين علي الجبوري", "mhmd hsyn aly jbry"),
        ("ABDULRAHMAN MAHMOOD SALAHUDDIN AL OBAIDI", "abdrhmn mhmwd slhdn abdy"),
        ("ڕێبوار ئەحمەد هەورامی", "rbr ahmd hrmy"),
        ("Abu Bakr Nasrallah Yousif", "abkr nsrl ysf"),
    ],
)
def test_keys_already_stored_stay_valid(name: str, stored: str) -> None:
    assert sound_key(name) == stored


def test_bin_and_the_article_do_not_change_a_sound() -> None:
    assert sound_key("محمد بن سلمان الجبوري") == sound_key("Mohammed Salman Jubouri")


def test_equal_names_ignore_order_and_script() -> None:
    assert equal_names("JUBOURI MOHAMMED HUSSEIN", "محمد حسين الجبوري")
    assert not equal_names("MOHAMMED HUSSEIN", "محمد حسن")


def test_two_arabic_names_are_compared_by_their_letters() -> None:
    assert sound_key("سعد") == sound_key("سعود")
    assert not equal_names("سعد محمد", "سعود محمد")
    assert equal_names("فاطمه عبدالله بنت على", "فاطمة عبد الله علي")


def test_what_cannot_be_read_equals_nothing() -> None:
    assert not equal_names("", "")
    assert not equal_names("--", "()")


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=300), st.text(LETTERS, max_size=60)))
def test_any_text_has_a_short_sound(text: str) -> None:
    assert len(sound_key(text)) <= 256
    assert len(sorted_sound_key(text)) <= 256


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["محمد", "Ali", "Hussein", "حسن", "Jubouri", "زينب"])))
def test_the_sorted_sound_does_not_depend_on_the_order_of_the_words(words: list[str]) -> None:
    assert sorted_sound_key(" ".join(words)) == sorted_sound_key(" ".join(reversed(words)))


@settings(max_examples=100, deadline=None)
@given(st.text(LETTERS, max_size=20), st.text(LETTERS, max_size=20))
def test_equality_of_names_is_symmetric(one: str, other: str) -> None:
    assert equal_names(one, other) == equal_names(other, one)


def _rows(name: str) -> list[dict[str, str]]:
    with (NAMES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.reference
@needs_names
@pytest.mark.parametrize(
    ("file", "arabic", "latin", "floor"),
    [
        ("arabic_latin_name_units.csv", "name_ar", "name_latin", 0.94),
        ("name_variants_pkg_arabic.csv", "arabic", "form", 0.96),
        ("wikidata_iraqi_names_dev.csv", "name_ar", "name_latin", 0.83),
        ("wikidata_region_names_dev.csv", "name_ar", "name_latin", 0.76),
    ],
)
def test_most_romanisations_in_use_sound_like_their_arabic(
    file: str, arabic: str, latin: str, floor: float
) -> None:
    rows = _rows(file)
    found = everything = 0
    for row in rows:
        people = 1 if "frequency" in row else int(row["count"])
        everything += people
        if sorted_sound_key(row[arabic]) == sorted_sound_key(row[latin]):
            found += people
    assert found / everything >= floor


@pytest.mark.reference
@needs_names
def test_few_different_arabic_names_share_a_sound() -> None:
    people: dict[str, int] = {}
    for row in _rows("arabic_latin_name_units.csv"):
        people[row["name_ar"]] = people.get(row["name_ar"], 0) + int(row["count"])
    by_sound: dict[str, list[int]] = {}
    for name, bearers in people.items():
        by_sound.setdefault(sound_key(name), []).append(bearers)
    pairs = sum(sum(group) ** 2 - sum(n * n for n in group) for group in by_sound.values())
    assert pairs / sum(people.values()) ** 2 <= 0.0015
