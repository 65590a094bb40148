"""Who assesses ports in our tests, all invented: Ibtisam leads, Rafid and Sawsan go there.

Nasrin leads the assessments of the Region. Nadia, the programme manager, sees what they found.
"""

from uuid import UUID

from manfadh.kernel.viewers import Purpose, Viewer
from tests.cast import CAST, Part, enrol, viewer_of

IBTISAM = Part(
    UUID(int=0xCA57 << 112 | 121), "ibtisam", "ابتسام فرحان عبيد", "Ibtisam Farhan Obaid",
    "iq.bpc", "lead_assessor", "", Purpose.ASSESSMENT,
)  # fmt: skip
RAFID = Part(
    UUID(int=0xCA57 << 112 | 122), "rafid", "رافد هاني جعفر", "Rafid Hani Jaafar",
    "iq.bpc", "assessor", "", Purpose.ASSESSMENT,
)  # fmt: skip
SAWSAN = Part(
    UUID(int=0xCA57 << 112 | 123), "sawsan", "سوسن وليد مجيد", "Sawsan Walid Majid",
    "iq.bpc", "assessor", "", Purpose.ASSESSMENT,
)  # fmt: skip
NASRIN = Part(
    UUID(int=0xCA57 << 112 | 124), "nasrin", "نەسرین سەردار ئەحمەد", "Nasrin Sardar Ahmed",
    "krd.passports", "lead_assessor", "", Purpose.ASSESSMENT,
)  # fmt: skip


def assessing(part: Part) -> Viewer:
    """One of them, enrolled, at work."""
    enrol(part)
    return viewer_of(part)


def managing() -> Viewer:
    """Nadia, who manages the programme, looking at assessments."""
    return viewer_of(CAST["nadia"]._replace(purpose=Purpose.ASSESSMENT))
