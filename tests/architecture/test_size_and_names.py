"""Modules stay small, and are called after what they hold."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.sources import Module, modules, planted

MOST_LINES = 400
EMPTY_WORDS = frozenset({"utils", "util", "helpers", "helper", "common", "manager", "misc", "lib"})
INSTANTS = ("DateTimeField",)
DAYS = ("DateField",)


def too_long(module: Module) -> bool:
    return len(module.text.splitlines()) > MOST_LINES


def empty_words(module: Module) -> set[str]:
    return set(module.name.split(".")) & EMPTY_WORDS


def relative_imports(module: Module) -> list[int]:
    return [
        node.lineno
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]


def badly_named_times(module: Module) -> Iterator[str]:
    """Fields that hold an instant and do not end in `_at`, or a day and not in `_on`."""
    for node in ast.walk(module.tree):
        if not (isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)):
            continue
        kind = node.value.func.attr if isinstance(node.value.func, ast.Attribute) else ""
        for target in node.targets:
            name = target.id if isinstance(target, ast.Name) else ""
            # `rests_until` and its like say more than `_at` could.
            if kind in INSTANTS and not name.endswith(("_at", "_until")):
                yield name
            if kind in DAYS and not name.endswith("_on"):
                yield name


def test_every_module_can_be_read_in_one_sitting() -> None:
    assert [module.name for module in modules() if too_long(module)] == []


def test_a_module_that_grew_too_long_is_found() -> None:
    assert too_long(planted("manfadh.libs.long", "x = 1\n" * (MOST_LINES + 1)))


def test_no_module_is_called_after_nothing() -> None:
    assert [module.name for module in modules() if empty_words(module)] == []


@pytest.mark.parametrize("name", ["manfadh.kernel.utils", "manfadh.libs.helpers.names"])
def test_a_module_called_after_nothing_is_found(name: str) -> None:
    assert empty_words(planted(name, ""))


def test_every_import_says_where_it_comes_from() -> None:
    assert {m.name: lines for m in modules() if (lines := relative_imports(m))} == {}


def test_a_relative_import_is_found() -> None:
    assert relative_imports(planted("manfadh.x", "from . import y\n")) == [1]


def test_instants_end_in_at_and_days_in_on() -> None:
    assert {m.name: names for m in modules() if (names := list(badly_named_times(m)))} == {}


def test_a_badly_named_instant_is_found() -> None:
    fault = "class Visit:\n    began = models.DateTimeField()\n    day = models.DateField()\n"
    assert list(badly_named_times(planted("manfadh.x", fault))) == ["began", "day"]
