"""A node's places and law are set up and listed from the command line."""

import pytest
from click.testing import CliRunner

from manfadh.cli import main

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["places", *arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_loading_tells_what_was_new_and_again_that_nothing_was() -> None:
    first = run("load")
    assert first.startswith("Places: ")
    assert " 0 new" not in first
    assert run("load") == "Places: 0 new facts. Law: 0 new provisions.\n"


def test_ports_are_listed_one_a_line_by_kind_and_name() -> None:
    run("load")
    assert len(run("list").splitlines()) == 35
    assert run("list", "--name", "سفوان", "--language", "ar") == "safwan\tland\topen\tiq\tسفوان\n"
    seaports = run("list", "--kind", "sea").splitlines()
    assert len(seaports) == 7
    assert all(line.split("\t")[1] == "sea" for line in seaports)


def test_a_status_that_no_source_tells_is_a_dash() -> None:
    run("load")
    assert run("list", "--name", "Mosul").split("\t")[2] == "-"


def test_an_empty_node_lists_nothing() -> None:
    assert run("list") == ""
