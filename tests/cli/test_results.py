"""`manfadh results validate-iati`: a line of JSON for each file; schemas installed, not shipped."""

import io
import json
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from manfadh.cli import iati_folder, main
from tests.libs.iati.small import FILES, GOOD


@pytest.fixture(autouse=True)
def _nothing_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MANFADH_DATA_FOLDER", str(tmp_path / "node"))
    monkeypatch.setattr(iati_folder, "_CHECKOUT", tmp_path / "checkout")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


@pytest.fixture
def standard(tmp_path: Path) -> Path:
    folder = tmp_path / "standard" / "schemas"
    (folder.parent / "codelists").mkdir(parents=True)
    folder.mkdir()
    for name, content in FILES.items():
        place = folder if name.endswith(".xsd") else folder.parent / "codelists"
        (place / name).write_bytes(content)
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["results", *arguments])


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_without_schemas_it_says_how_to_install_them() -> None:
    Path("a.xml").write_text(GOOD, "utf-8")
    result = run("validate-iati", "a.xml")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "manfadh results install-iati-schemas FOLDER" in result.stderr


def test_each_file_has_its_line(standard: Path) -> None:
    Path("good.xml").write_text(GOOD, "utf-8")
    Path("bad.xml").write_text(GOOD.replace("iati-identifier", "identifier"), "utf-8")
    files = ["good.xml", "bad.xml", "missing.xml", "."]
    result = run("validate-iati", "--schemas", str(standard), *files)
    found = lines(result)
    assert result.exit_code == 1
    assert [one["file"] for one in found] == files
    assert [one["valid"] for one in found] == [True, False, False, False]
    assert found[1]["errors"][0]["line"] == 3
    assert found[2]["errors"] == [
        {"line": 0, "message": "The file can't be read: No such file or directory."}
    ]
    assert set(found[0]) == {"file", "valid", "errors", "warnings"}


def test_installed_schemas_are_found_again(standard: Path) -> None:
    Path("good.xml").write_text(GOOD.replace('code="2"', 'code="9"'), "utf-8")
    assert run("install-iati-schemas", str(standard)).exit_code == 0
    result = run("validate-iati", "good.xml")
    assert result.exit_code == 0
    assert any("ActivityStatus" in one["message"] for one in lines(result)[0]["warnings"])


def test_they_are_installed_from_an_archive_too(tmp_path: Path) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        for name, content in FILES.items():
            packed.writestr(f"IATI-Schemas/{name}", content)
        packed.writestr("../../outside.xml", "<codelist name='../x'/>")
    Path("standard.zip").write_bytes(archive.getvalue())
    assert run("install-iati-schemas", "standard.zip").exit_code == 0
    assert {one.name for one in iati_folder.installed_folder().iterdir()} == set(FILES)
    assert not (tmp_path / "outside.xml").exists()


def test_what_is_no_standard_changes_nothing(standard: Path) -> None:
    run("install-iati-schemas", str(standard))
    before = sorted(iati_folder.installed_folder().iterdir())
    Path("empty").mkdir()
    for wrong in ("empty", "nowhere", os.devnull):
        result = run("install-iati-schemas", wrong)
        assert result.exit_code == 2
        assert "Nothing was installed" in result.stderr
    assert sorted(iati_folder.installed_folder().iterdir()) == before


def test_schemas_beside_the_checkout_are_found(standard: Path, tmp_path: Path) -> None:
    (tmp_path / "shared" / "data").mkdir(parents=True)
    standard.parent.rename(tmp_path / "shared" / "data" / "aid")
    Path("good.xml").write_text(GOOD, "utf-8")
    assert run("validate-iati", "good.xml").exit_code == 0


def test_the_setting_goes_before_what_is_installed(
    standard: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("install-iati-schemas", str(standard))
    monkeypatch.setenv("MANFADH_IATI_SCHEMAS", "nowhere")
    Path("good.xml").write_text(GOOD, "utf-8")
    result = run("validate-iati", "good.xml")
    assert result.exit_code == 2
    assert "nowhere has no" in result.stderr
