"""The test files of the standard's own repository are judged as they are labelled."""

from functools import partial
from pathlib import Path
from typing import BinaryIO

import pytest

from manfadh.libs.iati import Schemas, check_file, read_schemas

AID = Path(__file__).parents[4] / "shared" / "data" / "aid"
TESTS = AID / "iati-schema-tests"
# A record of the registry, of version 1: no activity and no organisation file, so we say so.
OTHER_ROOT = "registry-tests/should-pass/03-extension.xml"
FILES = sorted(str(path.relative_to(TESTS)) for path in TESTS.rglob("*.xml"))


@pytest.fixture(scope="module")
def schemas() -> Schemas:
    folders = (AID / "iati-2.03", AID / "iati-codelists")
    return read_schemas(
        {path.name: path.read_bytes() for folder in folders for path in folder.iterdir()}
    )


def opened(path: Path) -> BinaryIO:
    return path.open("rb")


@pytest.mark.reference
@pytest.mark.skipif(not FILES, reason="the standard's files are not beside this checkout")
def test_every_file_is_judged_as_labelled(schemas: Schemas) -> None:
    wrong = []
    for name in FILES:
        report = check_file(partial(opened, TESTS / name), schemas)
        if report.valid != ("should-pass" in name):
            wrong.append(name)
        assert report.valid or all(one.line > 0 for one in report.errors), name
    assert wrong == [OTHER_ROOT]
