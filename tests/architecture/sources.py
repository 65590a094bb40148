"""Our sources as the architecture tests read them: parsed, never imported."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"


class Module(NamedTuple):
    """One module of ours, or a planted one."""

    name: str
    text: str

    @property
    def tree(self) -> ast.Module:
        """The module as a syntax tree."""
        return ast.parse(self.text)

    @property
    def app(self) -> str | None:
        """The app (`manfadh.apps.wing.app`) that it belongs to, if any."""
        parts = self.name.split(".")
        return ".".join(parts[:4]) if parts[1:2] == ["apps"] and len(parts) > 4 else None

    @property
    def part(self) -> str:
        """Which part of its app it is: "models", "services"…; empty outside of apps."""
        return self.name.split(".")[4] if self.app else ""


def modules() -> Iterator[Module]:
    """Every module of the package but migrations."""
    for path in sorted(SRC.rglob("*.py")):
        relative = path.relative_to(SRC)
        if "migrations" in relative.parts:
            continue
        parts = list(relative.with_suffix("").parts)
        if parts[-1] == "__init__":
            parts.pop()
        yield Module(".".join(parts), path.read_text("utf-8"))


def planted(name: str, text: str) -> Module:
    """A module that was never written, to prove that a check finds a fault in it."""
    return Module(name, text)


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """The functions of a module or a class, not those inside them."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
