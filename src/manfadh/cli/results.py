"""Check aid data from the command line, without settings and without a database."""

import json
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO

import click

INVALID, NO_SCHEMAS = 1, 2


@click.group()
def command() -> None:
    """Check what is published of results."""


@command.command("validate-iati")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--schemas", metavar="FOLDER", help="Where the schemas of the standard lie.")
def validate_iati(files: tuple[str, ...], schemas: str | None) -> None:
    """Hold files of aid data against the IATI standard: one line of JSON for each.

    \b
    {"file", "valid", "errors": [{"line", "message"}], "warnings": [{"line", "message"}]}

    `valid` is the schema alone; codelists and rulesets are warnings. Ends with 0 when all files are
    valid, 1 when one is not, 2 when the schemas are not there.
    """
    from manfadh.cli.iati_folder import NoSchemas, find_folder, read_folder
    from manfadh.libs.iati import SchemasWrong, read_schemas

    try:
        read = read_schemas(read_folder(find_folder(schemas)))
    except (NoSchemas, SchemasWrong, OSError) as error:
        click.echo(str(error), err=True)
        sys.exit(NO_SCHEMAS)
    if not read.codelists:
        click.echo("No codelists lie beside the schemas, so codes are not checked.", err=True)
    from manfadh.libs.iati import Finding, Report, check_file

    today_on = datetime.now(UTC).date()
    all_valid = True
    for name in files:
        try:
            report = check_file(partial(_opened, Path(name)), read, today_on=today_on)
        except OSError as error:
            report = Report([Finding(0, f"The file can't be read: {error.strerror}.")], [])
        all_valid = all_valid and report.valid
        line = {
            "file": name,
            "valid": report.valid,
            "errors": [{"line": one.line, "message": one.message} for one in report.errors],
            "warnings": [{"line": one.line, "message": one.message} for one in report.warnings],
        }
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    sys.exit(0 if all_valid else INVALID)


def _opened(path: Path) -> BinaryIO:
    return path.open("rb")


@command.command("install-iati-schemas")
@click.argument("source", metavar="FOLDER|ADDRESS")
def install_iati_schemas(source: str) -> None:
    """Put the schemas and codelists of the IATI standard into this node's data folder.

    From a folder (codelists in it, or in `iati-codelists` or `codelists` beside it), from a ZIP
    archive, or from the https address of one.
    """
    from manfadh.cli.iati_folder import NoSchemas, install
    from manfadh.libs.iati import SchemasWrong

    try:
        folder, codelists = install(source)
    except (NoSchemas, SchemasWrong, OSError) as error:
        click.echo(f"Nothing was installed: {error}", err=True)
        sys.exit(NO_SCHEMAS)
    click.echo(f"The schemas and {codelists} codelists are in {folder}.")
