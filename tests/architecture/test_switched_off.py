"""Checks are hardly ever switched off, and each time with a reason."""

import re
from collections import Counter

from tests.architecture.sources import Module, modules, planted

REASONED = re.compile(r"#\s*type:\s*ignore\[[\w-]+\]\s+#\s*\w+")
MOST_IGNORES = 8


def ignores(module: Module) -> list[str]:
    return [line.strip() for line in module.text.splitlines() if "type: ignore" in line]


def without_reason(module: Module) -> list[str]:
    return [line for line in ignores(module) if not REASONED.search(line)]


def test_types_are_ignored_next_to_nowhere() -> None:
    counts = Counter({module.name: len(ignores(module)) for module in modules()})
    assert counts.total() <= MOST_IGNORES, counts.most_common(5)


def test_each_ignored_type_has_a_reason() -> None:
    assert {m.name: lines for m in modules() if (lines := without_reason(m))} == {}


def test_an_ignore_without_a_reason_is_found() -> None:
    fault = planted("manfadh.x", "x: int = ''  # type: ignore[assignment]\n")
    assert without_reason(fault)


def test_no_contract_has_an_exception() -> None:
    from tests.architecture.sources import ROOT

    assert "ignore_imports" not in (ROOT / "pyproject.toml").read_text("utf-8")
