"""The messages of the pages in Arabic, Central Kurdish and English, without system gettext.

    python tools/messages.py update              take messages from the sources into the catalogues
    python tools/messages.py compile             write the .mo files (`make install` does)
    python tools/messages.py check               fail if anything is missing, stale or does not fit
    python tools/messages.py missing --lang ar   untranslated messages, as JSON to fill in
    python tools/messages.py fill --lang ar FILE take translations from such a JSON

English is the source: its catalogue is filled by `update`. The Kurdish one is not yet read by a
native reader; its header says so and pages mark it.
"""

import argparse
import io
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "manfadh"
LOCALE = SOURCE / "config" / "locale"
THIRD_PARTY = ROOT / "tools" / "third_party_messages.txt"
LANGUAGES = ("ar", "ckb", "en")
# As in Django's own catalogues.
PLURALS = {
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
    "n%100>=11 && n%100<=99 ? 4 : 5;",
    "ckb": "nplurals=2; plural=(n != 1);",
    "en": "nplurals=2; plural=(n != 1);",
}
UNREVIEWED = {"ckb": "# Not yet reviewed by a native reader.\n"}
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    # Where a module needs both: the words now, and the words when they are shown.
    "_t": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
CONTEXT_MARK = "\x04"

Id = str | tuple[str, ...] | list[str]


def main(arguments: Sequence[str]) -> int:
    """Run one command; 0 when all is well."""
    parser = argparse.ArgumentParser(description="The messages of the pages.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("update", "compile", "check"):
        commands.add_parser(name)
    for name in ("missing", "fill"):
        command = commands.add_parser(name)
        command.add_argument("--lang", choices=LANGUAGES, required=True)
        if name == "fill":
            command.add_argument("file", type=Path)
    given = parser.parse_args(arguments)
    if given.command == "update":
        return update()
    if given.command == "compile":
        return compile_all()
    if given.command == "check":
        return check()
    if given.command == "missing":
        print(json.dumps(missing(given.lang), ensure_ascii=False, indent=1))
        return 0
    return fill(given.lang, json.loads(given.file.read_text("utf-8")))


def update() -> int:
    """Bring every catalogue to what the sources say; translations of lost messages go."""
    template = extracted()
    for language in LANGUAGES:
        catalog = read(language)
        catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        if language == "en":
            for message in messages(catalog):
                message.string = message.id
        write(language, catalog)
    return 0


def compile_all() -> int:
    """Write the .mo file of every language, where the .po is newer."""
    for language in LANGUAGES:
        path = po_path(language)
        compiled = path.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime > path.stat().st_mtime:
            continue
        with compiled.open("wb") as file:
            write_mo(file, read(language))
    return 0


def check() -> int:
    """Say what is missing or wrong in the catalogues; 1 if anything is."""
    template = extracted()
    wrong = [line for language in LANGUAGES for line in problems(read(language), template)]
    for line in wrong:
        print(line, file=sys.stderr)
    if wrong:
        print(
            f"{len(wrong)} messages need care. Run `make messages`, then translate with "
            "`tools/messages.py missing` and `fill`.",
            file=sys.stderr,
        )
    return 1 if wrong else 0


def problems(catalog: Catalog, template: Catalog) -> Iterator[str]:
    """What is wrong with one catalogue, a line each."""
    language = str(catalog.locale)
    known = {key(message) for message in messages(catalog)}
    wanted = {key(message) for message in messages(template)}
    yield from (f"{language}: not in the catalogue: {name!r}" for name in sorted(wanted - known))
    yield from (f"{language}: no source says it: {name!r}" for name in sorted(known - wanted))
    for message in messages(catalog):
        if message.fuzzy:
            yield f"{language}: fuzzy: {key(message)!r}"
        elif not is_translated(message, catalog.num_plurals):
            yield f"{language}: not translated: {key(message)!r}"
        elif not placeholders_agree(message):
            yield f"{language}: other placeholders: {key(message)!r}"


def missing(language: str) -> dict[str, str | list[str]]:
    """The untranslated messages of a language, each with the empty place of its translation."""
    catalog = read(language)
    return {
        key(message): [""] * catalog.num_plurals if message.pluralizable else ""
        for message in messages(catalog)
        if not is_translated(message, catalog.num_plurals)
    }


def fill(language: str, translations: dict[str, str | list[str]]) -> int:
    """Put translations in; 1 when a message of that name is not in the catalogue."""
    catalog = read(language)
    by_key = {key(message): message for message in messages(catalog)}
    for name, translation in translations.items():
        if name in by_key and translation:
            plural = isinstance(translation, list)
            by_key[name].string = tuple(translation) if plural else translation
    write(language, catalog)
    unknown = sorted(set(translations) - set(by_key))
    for name in unknown:
        print(f"{language}: no such message: {name!r}", file=sys.stderr)
    return 1 if unknown else 0


def key(message: Message) -> str:
    """The name of a message: its singular, after its context where it has one."""
    singular = message.id if isinstance(message.id, str) else message.id[0]
    return f"{message.context}{CONTEXT_MARK}{singular}" if message.context else singular


def is_translated(message: Message, plurals: int) -> bool:
    """Whether every form of a message is there."""
    if not message.pluralizable:
        return bool(message.string)
    forms = _forms(message)
    return len(forms) == plurals and all(forms)


def placeholders_agree(message: Message) -> bool:
    """Whether a translation names what the message names; a plural form may leave a number out."""
    if not message.pluralizable:
        return _placeholders(message.id) == _placeholders(message.string)
    allowed = _placeholders(message.id[0]) | _placeholders(message.id[1])
    return all(_placeholders(form) <= allowed for form in _forms(message))


def _forms(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, (tuple, list)) else ()


def _placeholders(text: object) -> set[str]:
    return set(PLACEHOLDER.findall(str(text)))


def messages(catalog: Catalog) -> Iterator[Message]:
    """The messages of a catalogue, without its header."""
    return (message for message in catalog if message.id)


def extracted() -> Catalog:
    """Every message of the sources, and those of other packages that we must say ourselves."""
    template = Catalog(project="Manfadh", fuzzy=False)
    for path in sorted([*SOURCE.rglob("*.py"), *SOURCE.rglob("templates/**/*.html")]):
        if "migrations" in path.parts:
            continue
        where = path.relative_to(ROOT).as_posix()
        for _line, found, _comments, context in in_source(path):
            template.add(found, locations=[(where, 0)], context=context)
    for message in third_party():
        template.add(message, locations=[(THIRD_PARTY.relative_to(ROOT).as_posix(), 0)])
    return template


def in_source(path: Path) -> Iterable[tuple[int, Id, list[str], str | None]]:
    """The messages in a Python module or a Django template."""
    text = path.read_text("utf-8")
    if path.suffix == ".html":
        # Each line apart: what stands between messages is no Python, its indentation least of all.
        text = "\n".join(line.strip() for line in templatize(text, origin=str(path)).split("\n"))
    return extract("python", io.BytesIO(text.encode()), keywords=KEYWORDS)


def third_party() -> list[Id]:
    """Messages of Django and others on our screens which they do not say in all our languages.

    The list has one message a line, `singular | plural` where it counts; one with `!` before it is
    ours to say in any case.
    """
    theirs = [_shipped(language) for language in LANGUAGES if language != "en"]
    wanted: list[Id] = []
    for line in THIRD_PARTY.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        forms = [form.replace("\\n", "\n") for form in line.removeprefix("!").split(" | ")]
        if line.startswith("!") or not all(forms[0] in shipped for shipped in theirs):
            wanted.append(forms[0] if len(forms) == 1 else tuple(forms))
    return wanted


def _shipped(language: str) -> set[str]:
    """What Django and allauth say in a language."""
    said: set[str] = set()
    for package, folder in (
        ("django", "conf/locale"),
        ("django", "contrib/auth/locale"),
        ("allauth", "locale"),
    ):
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            continue
        path = Path(spec.origin).parent / folder / language / "LC_MESSAGES" / "django.mo"
        if path.exists():
            with path.open("rb") as file:
                said |= {key(message) for message in messages(read_mo(file)) if message.string}
    return said


def po_path(language: str) -> Path:
    """Where the catalogue of a language lies."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """The catalogue of a language; an empty one where there is none yet."""
    path = po_path(language)
    text = path.read_text("utf-8") if path.exists() else _header(language)
    return read_po(io.StringIO(text), locale=language)


def write(language: str, catalog: Catalog) -> None:
    """Write a catalogue in alphabetical order, without dates or line numbers that only change."""
    body = io.BytesIO()
    write_po(body, catalog, width=100, omit_header=True, sort_output=True, include_lineno=False)
    path = po_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_header(language) + "\n" + body.getvalue().decode().strip() + "\n", "utf-8")


def _header(language: str) -> str:
    return (
        f"{UNREVIEWED.get(language, '')}"
        'msgid ""\nmsgstr ""\n'
        '"Project-Id-Version: Manfadh\\n"\n'
        f'"Language: {language}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {PLURALS[language]}\\n"\n'
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
