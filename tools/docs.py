"""Write the pages of docs/ that are made from the code; with `--check`, see that they are fresh."""

import inspect
import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
MADE = "<!-- Made by tools/docs.py: change the code, then run `make docs`. -->\n"


def main(arguments: Sequence[str]) -> int:
    """Write every page, or with `--check` say which are not as they would be written."""
    stale = []
    for name, write in PAGES.items():
        made = "" if name.endswith(".json") else f"{MADE}\n"
        path, text = DOCS / name, f"{made}{write().strip()}\n"
        if path.exists() and path.read_text("utf-8") == text:
            continue
        if "--check" in arguments:
            stale.append(name)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    if stale:
        print(f"Not fresh: {', '.join(stale)}. Run `make docs`.", file=sys.stderr)
    return 1 if stale else 0


def settings_page() -> str:
    """The settings of a node, from the comments and types on their page."""
    from manfadh.config import node_settings

    lines = [
        "# Settings of a node",
        "",
        "From the environment, else from the TOML file that `MANFADH_SETTINGS` names (there in",
        "lower case and without `MANFADH_`), else the default. A wrong or unknown one stops the",
        "node and says what to do.",
        "",
        "| in the environment | what it means | default |",
        "|---|---|---|",
    ]
    defaults = node_settings.NodeSettings()
    for name, meaning in _commented_fields(inspect.getsource(node_settings.NodeSettings)):
        default = getattr(defaults, name)
        shown = f"`{default}`" if default not in (None, "") else ""
        lines.append(f"| `{node_settings.PREFIX}{name.upper()}` | {meaning} | {shown} |")
    return "\n".join(lines)


def _commented_fields(source: str) -> list[tuple[str, str]]:
    found, comment = [], []
    for line in map(str.strip, source.splitlines()):
        if line.startswith("#"):
            comment.append(line.removeprefix("#").strip())
        elif ":" in line and comment:
            found.append((line.split(":")[0], " ".join(comment).replace("|", "\\|")))
            comment = []
    return found


def permissions_page() -> str:
    """Who may do what, how far and for which purposes."""
    from manfadh.cli.permissions import as_markdown

    return as_markdown()


def events_page() -> str:
    """Every fact that the ledger can hold, with what of it is personal."""
    from manfadh.kernel.events import all_event_classes, marks_of

    for path in sorted((ROOT / "src").glob("manfadh/**/events.py")):
        import_module(".".join(path.relative_to(ROOT / "src").with_suffix("").parts))
    import_module("manfadh.config.wiring")
    lines = [
        "# What the ledger can hold",
        "",
        "Personal fields are kept apart from the entry and can be erased.",
        "",
        "| event | says | fields | personal |",
        "|---|---|---|---|",
    ]
    for name, cls in all_event_classes().items():
        marks = marks_of(cls)
        personal = [*marks.personal, *([marks.each] if marks.each else [])]
        says = " ".join((inspect.getdoc(cls) or "").split("\n\n")[0].split()).replace("|", "\\|")
        fields = f"{', '.join(marks.open)} | {', '.join(personal)}"
        lines.append(f"| `{name}` v{cls.VERSION} | {says} | {fields} |")
    return "\n".join(lines)


def decisions_page() -> str:
    """The list of decisions, by their headings."""
    lines = [
        "# Decisions",
        "",
        "What others lean on: the question, the choice, what was measured, what was rejected.",
        "",
    ]
    for path in sorted((DOCS / "decisions").glob("[0-9]*.md")):
        heading = path.read_text("utf-8").splitlines()[0].removeprefix("# ")
        lines.append(f"- [{heading}]({path.name})")
    return "\n".join(lines)


def api_description() -> str:
    """The description of the API in OpenAPI 3.1."""
    from manfadh.api.opening import document

    return json.dumps(document(), indent=1, ensure_ascii=False)


PAGES: dict[str, Callable[[], str]] = {
    "settings.md": settings_page,
    "permissions.md": permissions_page,
    "events.md": events_page,
    "decisions/README.md": decisions_page,
    "api/openapi.json": api_description,
}

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MANFADH_DATA_FOLDER"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "manfadh.config.settings"
        import django

        django.setup()
        sys.exit(main(sys.argv[1:]))
