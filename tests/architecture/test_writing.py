"""Rows have one writer: `apply`, called by the ledger. Local tables have one owner module each."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.sources import Module, modules, planted

# What writes through the ORM or through `kernel.rows`.
WRITES = frozenset(
    {
        "save",
        "create",
        "get_or_create",
        "update_or_create",
        "bulk_create",
        "bulk_update",
        "upsert",
    }
)
# These are also names of methods of dicts, sets and sessions: only on a queryset or a manager.
WRITES_ON_QUERYSETS = frozenset({"update", "delete", "insert"})
QUERYSETS = re.compile(r"\b(objects|filter|exclude|all|_default_manager|rows)\b")
STATEMENT = re.compile(r"\s*(INSERT INTO|UPDATE \S+ SET|DELETE FROM)\s")

# Who else may write, and what: tables of this node alone.
OWNERS_OF_LOCAL_TABLES = {
    "manfadh.apps.govern.accounts.services": "sign-in: passwords, second factors, failures",
    "manfadh.apps.operate.crossings.services": "undo windows and drafts of this node",
    "manfadh.workers": "cursors of the long runners",
}


def may_write(module: Module) -> bool:
    if module.name.startswith("manfadh.kernel.") or module.part == "apply":
        return True
    return any((module.name + ".").startswith(owner + ".") for owner in OWNERS_OF_LOCAL_TABLES)


def writes(module: Module) -> Iterator[str]:
    """The calls of a module that write rows."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if STATEMENT.match(node.value):
                yield f"{node.lineno}: {node.value[:30]}"
            continue
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        name, target = node.func.attr, ast.unparse(node.func.value)
        if name in WRITES or (name in WRITES_ON_QUERYSETS and QUERYSETS.search(target)):
            yield f"{node.lineno}: {target}.{name}"


def test_rows_are_written_by_apply_and_the_kernel_alone() -> None:
    found = {m.name: w for m in modules() if not may_write(m) and (w := list(writes(m)))}
    assert found == {}


@pytest.mark.parametrize(
    "fault",
    [
        "port.save()",
        "Port.objects.create(code='x')",
        "Port.objects.filter(code='x').update(name='y')",
        "Port.objects.all().delete()",
        "rows.insert(Port, [])",
        "cursor.execute('DELETE FROM places_port')",
    ],
)
def test_a_write_elsewhere_is_found(fault: str) -> None:
    assert list(writes(planted("manfadh.apps.govern.places.services", fault)))


def test_a_dict_may_be_updated_anywhere() -> None:
    assert not list(writes(planted("manfadh.web.booth.views", "context.update(viewer=viewer)")))


def test_every_owner_of_local_tables_exists() -> None:
    names = {module.name for module in modules()}
    assert set(OWNERS_OF_LOCAL_TABLES) <= names
