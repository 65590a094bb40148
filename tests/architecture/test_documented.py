"""What others call says what it answers."""

import ast
from collections.abc import Iterator
from typing import cast

from tests.architecture.sources import Module, functions, modules, planted


def undocumented(module: Module) -> Iterator[str]:
    """The module itself, its public functions and classes, where they have no docstring."""
    tree = module.tree
    if ast.get_docstring(tree) is None:
        yield "the module"
    for function in functions(tree):
        if not function.name.startswith("_") and ast.get_docstring(function) is None:
            yield function.name
    for cls in tree.body:
        is_public = isinstance(cls, ast.ClassDef) and not cls.name.startswith("_")
        if is_public and ast.get_docstring(cast(ast.ClassDef, cls)) is None:
            yield cast(ast.ClassDef, cls).name


def is_read_by_others(module: Module) -> bool:
    return module.name.startswith("manfadh.libs.") or module.part in {
        "services",
        "selectors",
        "events",
        "rules",
    }


def test_libraries_services_and_selectors_say_what_they_answer() -> None:
    found = {m.name: u for m in modules() if is_read_by_others(m) and (u := list(undocumented(m)))}
    assert found == {}


def test_a_function_that_says_nothing_is_found() -> None:
    fault = '"""A library."""\ndef weight(number):\n    return 1\n'
    assert list(undocumented(planted("manfadh.libs.documents.x", fault))) == ["weight"]
