"""People of other departments in our tests: Suad of customs, Nabil of port health. Invented."""

from uuid import UUID

from manfadh.kernel.viewers import Purpose, Viewer
from tests.cast import CAST, OTHER_PORT, PORT, Part, enrol, viewer_of

SUAD = Part(
    UUID(int=0xCA57 << 112 | 101), "suad", "سعاد كريم حسن", "Suad Karim Hassan",
    "iq.customs", "customs_officer", PORT, Purpose.DEPARTMENT,
)  # fmt: skip
NABIL = Part(
    UUID(int=0xCA57 << 112 | 102), "nabil", "نبيل سالم عباس", "Nabil Salim Abbas",
    "iq.health", "port_health_officer", PORT, Purpose.DEPARTMENT,
)  # fmt: skip
# Customs, but at the other port: an outsider here.
RIYADH = Part(
    UUID(int=0xCA57 << 112 | 103), "riyadh", "رياض ناجي مهدي", "Riyadh Naji Mahdi",
    "iq.customs", "customs_officer", OTHER_PORT, Purpose.DEPARTMENT,
)  # fmt: skip


def at_desk(part: Part) -> Viewer:
    """One of them, enrolled, at the desk."""
    enrol(part)
    return viewer_of(part)


def on_department_duty(name: str) -> Viewer:
    """One of the cast, looking at the departments' work."""
    return viewer_of(CAST[name]._replace(purpose=Purpose.DEPARTMENT))
