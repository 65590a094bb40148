"""The combined report: waits are told port by port, the longest first, and never summed."""

from collections import Counter

from manfadh.apps.govern.places.selectors import PortShown
from manfadh.apps.operate.situation.selectors import PortReport
from manfadh.kernel.translated import Translated
from manfadh.web.components.daily_report.sections import summed, waiting_section


def report(port: str, **waits: int) -> PortReport:
    figures = Counter({f"waiting.{way}.longest_minutes": minutes for way, minutes in waits.items()})
    return PortReport(
        port=PortShown(
            port=port,
            kind="land",
            status="open",
            authority="iq",
            names=Translated(),
            neighbour="",
            twin="",
            governorate="",
            latitude="",
            longitude="",
            note="",
            source="",
        ),
        sending="sent",
        issue=1,
        sent_at=None,
        figures=figures + Counter({"crossings.entry": 5}),
        is_signed=True,
        changed=0,
    )


def test_the_longest_wait_stands_first_and_a_direction_without_one_is_unknown() -> None:
    section = waiting_section(
        [report("calm"), report("busy", entry=20, exit=95), report("one", entry=40)]
    )
    assert [(line.label, line.values) for line in section.lines] == [
        ("busy", (20, 95)),
        ("one", (40, "—")),
    ]
    assert not section.has_total


def test_waits_are_left_out_of_what_is_summed() -> None:
    assert summed([report("busy", entry=20), report("one", entry=40)]) == {"crossings.entry": 10}
