"""Each port at this moment: what several contexts know of it, joined at the door."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from manfadh.apps.govern.places.selectors import PortFilter, PortShown, list_ports
from manfadh.apps.operate.crossings.selectors import (
    PortLine,
    Waiting,
    list_port_lines,
    list_waiting,
)
from manfadh.apps.operate.lanes.selectors import list_open_lanes
from manfadh.apps.operate.situation.selectors import Stands, list_stands
from manfadh.kernel import clock
from manfadh.kernel.exchange.hearing import Heard, last_heard
from manfadh.kernel.viewers import Viewer
from manfadh.web.components.measures import say, today
from manfadh.web.headquarters.standing import Seen, Standing, standing_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PortNow:
    """A port at an instant; `line` is None where its authority shares no counts.

    `heard` is None for a port that works at this node, whose figures are of this moment. `stands`
    is None for a port that owes no report.
    """

    port: PortShown
    name: str
    authority: str
    is_own: bool
    at: datetime
    line: PortLine | None
    waits: tuple[Waiting, ...]
    open_lanes: int
    stands: Stands | None
    heard: Heard | None
    standing: Standing

    @property
    def as_of(self) -> datetime:
        """Until when the facts of this port are held here."""
        return self.heard.as_of if self.heard else self.at

    @property
    def crossings(self) -> int:
        """Entries and exits of today together, 0 where they are not known."""
        return self.line.entries + self.line.exits if self.line else 0

    @property
    def paper_share(self) -> float | None:
        """The share of today's crossings that came by paper; None where nobody has crossed."""
        return self.line.on_paper / self.crossings if self.line and self.crossings else None

    @property
    def longest_wait(self) -> Waiting | None:
        """The longest wait that can be estimated in minutes; None without data."""
        known = [one for one in self.waits if one.estimate.minutes is not None]
        return max(known, key=lambda one: one.estimate.minutes or 0.0, default=None)


def list_ports_now(
    viewer: Viewer, wanted: PortFilter, authorities: dict[str, str]
) -> list[PortNow]:
    """Every port of the filter as it stands now, in the order of its name in the page's language.

    Needs `ports.see` and `reports.see`; raises NotPermitted. Of ports whose authority shares no
    counts nothing is told beyond what everybody may look up.
    """
    on, at = today(), clock.now()
    lines = list_port_lines(viewer, on)
    stands = list_stands(viewer, on - timedelta(days=1))
    waits = _by_port(list_waiting(viewer))
    heard = last_heard()
    found = []
    for port in list_ports(wanted):
        line = lines.get(port.port)
        own_waits = waits.get(port.port, ()) if line else ()
        found.append(
            PortNow(
                port=port,
                name=say(port.names) or port.port,
                authority=authorities.get(port.authority, port.authority),
                is_own=port.authority == viewer.authority,
                at=at,
                line=line,
                waits=own_waits,
                open_lanes=len(list_open_lanes(port.port)) if line else 0,
                stands=stands.get(port.port) if line else None,
                heard=heard.get(port.port) if line else None,
                standing=_standing(port, line, own_waits, stands, heard, at),
            )
        )
    return sorted(found, key=lambda one: one.name)


def _standing(
    port: PortShown,
    line: PortLine | None,
    waits: Sequence[Waiting],
    stands: dict[str, Stands],
    heard: dict[str, Heard],
    at: datetime,
) -> Standing:
    post, report = heard.get(port.port), stands.get(port.port)
    return standing_of(
        Seen(
            at=at,
            is_shared=line is not None,
            as_of=post.as_of if post else at,
            waits=tuple(one.estimate.minutes for one in waits),
            waits_in_secondary_since=line.waits_since if line else None,
            is_report_late=report is not None and report.sending == "late",
        )
    )


def _by_port(waits: Iterable[Waiting]) -> dict[str, tuple[Waiting, ...]]:
    found: dict[str, tuple[Waiting, ...]] = {}
    for one in waits:
        found[one.port] = (*found.get(one.port, ()), one)
    return found
