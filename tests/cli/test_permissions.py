"""The table of permissions in the docs is the one that holds."""

from pathlib import Path

from manfadh.cli.permissions import as_markdown

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_committed_table_is_fresh() -> None:
    committed = (DOCS / "permissions.md").read_text(encoding="utf-8")
    assert committed.endswith(as_markdown()), "run: make docs"
