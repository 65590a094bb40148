"""A message that is missing, stale or does not fit is found."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from tools import messages


def catalogue(language: str, **translations: str) -> Catalog:
    made = messages.read(language)
    for message in list(messages.messages(made)):
        made.delete(message.id, message.context)
    for name, translation in translations.items():
        made.add(name, translation)
    return made


def template(*names: str) -> Catalog:
    made = Catalog()
    for name in names:
        made.add(name)
    return made


def test_a_catalogue_that_says_everything_has_no_problem() -> None:
    assert not list(messages.problems(catalogue("ar", Admit="دخول"), template("Admit")))


def test_a_message_without_translation_is_found() -> None:
    found = messages.problems(catalogue("ar", Admit=""), template("Admit"))
    assert list(found) == ["ar: not translated: 'Admit'"]


def test_a_message_that_the_catalogue_does_not_know_is_found() -> None:
    found = messages.problems(catalogue("ckb"), template("Admit"))
    assert list(found) == ["ckb: not in the catalogue: 'Admit'"]


def test_a_message_that_no_source_says_is_found() -> None:
    found = messages.problems(catalogue("ar", Admit="دخول"), template())
    assert list(found) == ["ar: no source says it: 'Admit'"]


def test_a_translation_that_forgets_a_name_is_found() -> None:
    made = catalogue("ar")
    made.add("Ask %(name)s.", "اسأل.")
    assert list(messages.problems(made, template("Ask %(name)s."))) == [
        "ar: other placeholders: 'Ask %(name)s.'"
    ]


def test_arabic_needs_its_six_forms() -> None:
    made, wanted = catalogue("ar"), Catalog()
    made.add(("%(n)s day", "%(n)s days"), ("يوم", "أيام"))
    wanted.add(("%(n)s day", "%(n)s days"))
    assert list(messages.problems(made, wanted)) == ["ar: not translated: '%(n)s day'"]


def test_arabic_may_say_one_and_two_without_the_number() -> None:
    made, wanted = catalogue("ar"), Catalog()
    forms = ("لا أيام", "يوم", "يومان", "%(n)s أيام", "%(n)s يوماً", "%(n)s يوم")
    made.add(("%(n)s day", "%(n)s days"), forms)
    wanted.add(("%(n)s day", "%(n)s days"))
    assert not list(messages.problems(made, wanted))


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("views.py", 'title = _("Admit")\n'),
        ("page.html", "<p>it's {% translate 'Admit' %}</p>"),
        ("page.html", "  {% if x %}\n {% blocktranslate %}Admit{% endblocktranslate %}{% endif %}"),
    ],
)
def test_messages_are_taken_from_modules_and_templates(
    tmp_path: Path, name: str, source: str
) -> None:
    path = tmp_path / name
    path.write_text(source)
    assert [found for _, found, _, _ in messages.in_source(path)] == ["Admit"]


def test_months_are_called_as_in_iraq() -> None:
    by_key = {messages.key(message): message for message in messages.messages(messages.read("ar"))}
    assert by_key["January"].string == "كانون الثاني"


def test_the_kurdish_catalogue_says_that_nobody_reviewed_it() -> None:
    assert "Not yet reviewed" in messages.po_path("ckb").read_text("utf-8").splitlines()[0]
