"""Read the same documents with ours and with PyPI's `mrz`, in turns, and report the best of each.

Run: python -m tests.bench.bench_mrz   (the peer comes with the extra `peers`)

Both sides give the verdict and every field of every document; ours also gives the reasons and, in
the second ratio, each date with its century, which the peer leaves in six digits. The documents are
written here in all five forms, each once sound and once with a misread digit. The sides take
turns in one process, because a busy machine slows both alike: only a ratio is worth quoting.
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import date

from manfadh.libs.documents.layouts import Kind
from manfadh.libs.documents.mrz import read_mrz
from manfadh.libs.documents.writing import write_mrz

ROUNDS = 15
TODAY_ON = date(2026, 11, 23)
PEOPLE = [
    ("ERIKSSON", "ANNA MARIA", "L898902C3", "UTO", date(1974, 8, 12), "F", date(2032, 4, 15)),
    ("STEVENSON", "PETER JOHN", "D23145890", "UTO", date(1934, 7, 12), "M", date(2031, 7, 12)),
    ("AL-BASRI", "HUDA MUHAMMAD JAWAD", "A1234567", "IRQ", date(1990, 3, 1), "F", date(2030, 1, 1)),
    ("MUSTERMANN", "ERIKA", "C01X0006H", "D", date(1964, 8, 12), "F", date(2027, 2, 28)),
    ("VAN DER MUELLEN", "MARTIN", "XX0000000", "NLD", date(2001, 2, 28), "M", date(2029, 9, 30)),
]

Documents = list[tuple[Kind, tuple[str, ...]]]
Reader = Callable[[Documents], list[bool]]


def documents() -> Documents:
    """Five people in each of the five forms, and every one again with a digit misread."""
    found: Documents = []
    for kind in Kind:
        code = {"T": "I" if kind != Kind.TD3 else "P", "M": "V"}[kind[0]]
        for surname, given_names, number, issuer, birth, sex, expiry in PEOPLE:
            lines = write_mrz(
                kind,
                document_code=code,
                issuer=issuer,
                surname=surname,
                given_names=given_names,
                number=number,
                nationality=issuer,
                birth_date=birth,
                sex="F" if sex == "F" else "M",
                expiry_date=expiry,
            )
            found.append((kind, lines))
            found.append((kind, _misread(lines)))
    return found


def _misread(lines: tuple[str, ...]) -> tuple[str, ...]:
    first, second, *rest = lines
    return (
        first,
        second[:2] + str((int(second[2]) + 1) % 10 if second[2].isdigit() else 7) + second[3:],
        *rest,
    )


def ours(batch: Documents) -> list[bool]:
    """Verdict and all fields as printed: what the peer gives."""
    verdicts = []
    for _, lines in batch:
        mrz = read_mrz(lines)
        verdicts.append(mrz.valid and len(mrz.fields) == 11)
    return verdicts


def ours_with_centuries(batch: Documents) -> list[bool]:
    """The same, and both dates with their centuries."""
    verdicts = []
    for _, lines in batch:
        mrz = read_mrz(lines)
        birth, expiry = mrz.dates(today_on=TODAY_ON)
        verdicts.append(
            mrz.valid and len(mrz.fields) == 11 and birth is not None and expiry is not None
        )
    return verdicts


def theirs() -> Reader | None:
    """The peer's checkers: verdict and all fields; None where the peer is not installed."""
    try:
        from mrz.checker.mrva import MRVACodeChecker
        from mrz.checker.mrvb import MRVBCodeChecker
        from mrz.checker.td1 import TD1CodeChecker
        from mrz.checker.td2 import TD2CodeChecker
        from mrz.checker.td3 import TD3CodeChecker
    except ImportError:
        return None
    checkers = {
        Kind.TD1: TD1CodeChecker,
        Kind.TD2: TD2CodeChecker,
        Kind.TD3: TD3CodeChecker,
        Kind.MRV_A: MRVACodeChecker,
        Kind.MRV_B: MRVBCodeChecker,
    }

    def read(batch: Documents) -> list[bool]:
        verdicts = []
        for kind, lines in batch:
            checked = checkers[kind]("\n".join(lines))
            checked.fields()
            verdicts.append(bool(checked))
        return verdicts

    return read


def _seconds(run: Reader, batch: Documents) -> float:
    started = time.perf_counter()
    run(batch)
    return time.perf_counter() - started


def main() -> None:
    """Print one JSON object, and a line for people on the error stream."""
    batch = documents()
    peer = theirs()
    sides: dict[str, Reader] = {"ours": ours, "ours_with_centuries": ours_with_centuries}
    if peer is not None:
        sides["peer"] = peer
    best = dict.fromkeys(sides, float("inf"))
    for _ in range(ROUNDS):
        for side, run in sides.items():
            best[side] = min(best[side], _seconds(run, batch))
    rate = {side: len(batch) / seconds for side, seconds in best.items()}
    report: dict[str, object] = {
        "bench": "mrz",
        "documents": len(batch),
        "rounds": ROUNDS,
        "documents_per_second": {side: round(found) for side, found in rate.items()},
        "verdicts_valid": {side: sum(run(batch)) for side, run in sides.items()},
    }
    line = f"MRZ: {rate['ours']:,.0f} documents/s; the peer `mrz` is not installed (extra `peers`)."
    if peer is not None:
        ratio, whole = rate["ours"] / rate["peer"], rate["ours_with_centuries"] / rate["peer"]
        report |= {"ratio": round(ratio, 1), "ratio_with_centuries": round(whole, 1)}
        line = (
            f"MRZ: {rate['ours']:,.0f} documents/s, {ratio:.1f} times mrz ({whole:.1f} with dates)."
        )
    sys.stdout.write(json.dumps(report) + "\n")
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    main()
