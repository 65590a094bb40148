"""What the demonstration's ports lack, by whose weights that ranks, and when it is to be closed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from uuid import UUID

from manfadh.apps.govern.accounts.selectors import get_viewer_of
from manfadh.apps.improve.priorities import services as priorities
from manfadh.apps.improve.priorities.events import Obligation, Weight
from manfadh.apps.improve.priorities.selectors import list_criteria
from manfadh.demo.trips import BAGHDAD
from manfadh.kernel.viewers import Purpose, Viewer

Act = tuple[datetime, Callable[[], object]]
_BASE = 0x9A9 << 112


def gap_id_of(code: str) -> UUID:
    """The id of a gap of the demonstration. Raises ValueError for a code that none has."""
    return UUID(int=_BASE | [one.code for one in GAPS].index(code) + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """A gap of the demonstration. `plan` is its step in days from the anchor, and who closes it."""

    code: str
    port: str
    area: str
    ar: str
    ckb: str
    en: str
    severity: int
    risk: int
    obligation: Obligation = "none"
    reference: str = ""
    needs: tuple[str, ...] = ()
    people: int | None = None
    plan: tuple[int, int, str] | None = None


_COMMISSION = "هيأة المنافذ الحدودية"
_REGION = "وزارة الداخلية – إقليم كردستان"
GAPS: tuple[Lack, ...] = (
    Lack(
        code="power-zurbatiyah", port="zurbatiyah", area="utilities", severity=4, risk=3,
        ar="انقطاع الكهرباء عن قاعة المسافرين ساعات كل يوم",
        ckb="بڕانی کارەبای هۆڵی گەشتیاران چەند کاتژمێرێک لە ڕۆژێکدا",
        en="Power to the passenger hall fails for hours each day",
        plan=(-150, 40, _COMMISSION),
    ),
    Lack(
        code="scanner-zurbatiyah", port="zurbatiyah", area="equipment", severity=3, risk=4,
        ar="جهاز فحص حقائب واحد لعشرة مسارات",
        ckb="یەک ئامێری پشکنینی جانتا بۆ دە ڕێڕەو",
        en="One baggage scanner for ten lanes",
        obligation="standard", reference="WCO SAFE Framework, Pillar 1 (specimen reference)",
        needs=("power-zurbatiyah",), plan=(-60, 120, _COMMISSION),
    ),
    Lack(
        code="room-baghdad", port="baghdad-airport", area="protection", severity=3, risk=4,
        ar="لا غرفة يتحدث فيها المسافر على انفراد قبل رفض دخوله",
        ckb="ژوورێک نییە گەشتیار بە تەنیا تێیدا قسە بکات پێش ڕەتکردنەوەی",
        en="No room where a traveller can speak alone before a refusal",
        obligation="law", reference="CAT, article 3", plan=(-30, 90, _COMMISSION),
    ),
    Lack(
        code="readers-baghdad", port="baghdad-airport", area="equipment", severity=2, risk=3,
        ar="قارئات المستندات في أربعة أكشاك معطلة",
        ckb="خوێنەرەوەی بەڵگەنامە لە چوار کۆشکدا تێکچووە",
        en="Document readers in four booths are broken",
        plan=(30, 200, _COMMISSION),
    ),
    Lack(
        code="health-basra", port="basra-airport", area="health", severity=3, risk=3,
        ar="لا مكان لعزل مسافر مريض حتى وصول فريق الصحة",
        ckb="شوێنێک نییە بۆ جیاکردنەوەی گەشتیاری نەخۆش تا گەیشتنی تیمی تەندروستی",
        en="Nowhere to keep an ill traveller apart until the health team comes",
        obligation="law", reference="IHR (2005), Annex 1B", plan=(-20, 150, _COMMISSION),
    ),
    Lack(
        code="queue-shalamcheh", port="shalamcheh", area="buildings", severity=3, risk=2,
        ar="مسافرون ينتظرون في العراء صيفاً وشتاءً",
        ckb="گەشتیاران لە هاوین و زستاندا لە دەرەوە چاوەڕێ دەکەن",
        en="Travellers wait outdoors in summer and winter",
        plan=(60, 300, _COMMISSION),
    ),
    Lack(
        code="crew-umm-qasr", port="umm-qasr", area="procedures", severity=2, risk=3,
        ar="لا إجراء مكتوب لإجازات نزول البحارة",
        ckb="ڕێکاری نووسراو بۆ مۆڵەتی دابەزینی دەریاوانان نییە",
        en="No written procedure for shore passes of seafarers",
        obligation="commitment", reference="ILO C185 (specimen reference)",
        plan=(-90, -10, _COMMISSION),
    ),
    Lack(
        code="training-safwan", port="safwan", area="skills", severity=2, risk=2,
        ar="ضباط التدقيق لم يتدربوا على المستندات المزورة منذ ثلاث سنوات",
        ckb="ئەفسەرانی پشکنین سێ ساڵە لەسەر بەڵگەنامەی ساختە ڕانەهێنراون",
        en="Officers have had no training on forged documents for three years",
        plan=(10, 100, _COMMISSION),
    ),
    Lack(
        code="link-sulaymaniyah", port="sulaymaniyah-airport", area="utilities", severity=3, risk=3,
        ar="خط الربط بالمقر ينقطع مرات في الأسبوع",
        ckb="هێڵی پەیوەندی لەگەڵ بارەگا هەفتانە چەند جارێک دەبڕێت",
        en="The line to headquarters fails several times a week",
        people=130, plan=(-100, 60, _REGION),
    ),
    Lack(
        code="readers-sulaymaniyah", port="sulaymaniyah-airport", area="equipment", severity=3,
        risk=3,
        ar="لا قارئات لشرائح الجوازات الإلكترونية",
        ckb="خوێنەرەوەی چیپی پاسپۆرتی ئەلیکترۆنی نییە",
        en="No readers for the chips of electronic passports",
        needs=("link-sulaymaniyah",), people=130, plan=(20, 180, _REGION),
    ),
    Lack(
        code="alerts-bashmakh", port="bashmakh", area="coordination", severity=2, risk=4,
        ar="لا تبادل للتنبيهات مع المنافذ الاتحادية في اليوم نفسه",
        ckb="هەمان ڕۆژ ئاگادارکردنەوە لەگەڵ دەروازە فیدراڵییەکان ئاڵوگۆڕ ناکرێت",
        en="Alerts are not exchanged with federal ports on the same day",
        obligation="commitment", reference="Agreement on sharing (specimen 12)", people=60,
    ),
    Lack(
        code="lorries-parwezkhan", port="parwezkhan", area="release", severity=2, risk=2,
        ar="الشاحنات تقف يوماً ونصفاً بين خمس دوائر",
        ckb="بارهەڵگرەکان ڕۆژ و نیوێک لەنێوان پێنج دامەزراوەدا دەوەستن",
        en="Lorries stand for a day and a half between five departments",
        people=45,
    ),
)  # fmt: skip

# In the order of the usual criteria: severity, risk, obligation, people affected, waited on.
_VOICES = (
    ("هيأة المنافذ الحدودية", (30, 20, 15, 25, 10), 3, "الازدحام أولاً"),
    ("وزارة الداخلية – إقليم كردستان", (25, 25, 20, 10, 20), 3, "نووسراوی ژمارە ١٤"),
    ("اللجنة التوجيهية", (20, 25, 30, 15, 10), 3, "محضر الجلسة الثالثة"),
)


def tell_gaps(nadia: UUID, anchor_on: date, first_on: date) -> Iterator[Act]:
    """What Nadia records, weighs and plans over the year; nothing before the first day."""

    def at(days_ago: int, minute: int) -> datetime:
        on = max(first_on, anchor_on - timedelta(days=days_ago))
        return datetime.combine(on, time(10), BAGHDAD).astimezone(UTC) + timedelta(minutes=minute)

    for minute, lack in enumerate(GAPS):
        yield at(290, minute), partial(_record, nadia, lack)
    yield at(240, 30), partial(_set_criteria, nadia)
    for number in range(len(_VOICES)):
        yield at(240, 31 + number), partial(_weigh, nadia, number)
    for number, lack in enumerate(sorted(GAPS, key=lambda one: one.plan[1] if one.plan else 0)):
        if lack.plan:
            yield at(200, 60 + number), partial(_plan, nadia, lack, anchor_on)


def _at_work(nadia: UUID) -> Viewer:
    return get_viewer_of(nadia, Purpose.PROGRAMME)


def _set_criteria(nadia: UUID) -> None:
    priorities.use_usual_criteria(viewer=_at_work(nadia))


def _record(nadia: UUID, lack: Lack) -> None:
    priorities.describe_gap(
        viewer=_at_work(nadia),
        gap_id=gap_id_of(lack.code),
        draft=priorities.GapDraft(
            port=lack.port,
            area=lack.area,
            title_ar=lack.ar,
            title_ckb=lack.ckb,
            title_en=lack.en,
            severity=lack.severity,
            risk=lack.risk,
            obligation=lack.obligation,
            reference=lack.reference,
            needs=tuple(gap_id_of(one) for one in lack.needs),
            source="زيارة تقييم، الجولة الأولى",
            people_a_day=lack.people,
            people_source="كتاب مديرية الإقامة في الإقليم" if lack.people else "",
        ),
    )


def _weigh(nadia: UUID, number: int) -> None:
    viewer = _at_work(nadia)
    voice, weights, by, reason = _VOICES[number]
    priorities.give_weights(
        viewer=viewer,
        weighting_id=UUID(int=_BASE | 0x100 + number),
        voice=voice,
        weights=[
            Weight(
                criterion_id=criterion.criterion_id,
                weight=Decimal(weight),
                low=Decimal(max(0, weight - by)),
                high=Decimal(min(100, weight + by)),
            )
            for criterion, weight in zip(list_criteria(viewer), weights, strict=True)
        ],
        reason=reason,
    )


def _plan(nadia: UUID, lack: Lack, anchor_on: date) -> None:
    assert lack.plan is not None
    first, last, responsible = lack.plan
    priorities.plan_step(
        viewer=_at_work(nadia),
        gap_id=gap_id_of(lack.code),
        from_on=anchor_on + timedelta(days=first),
        until_on=anchor_on + timedelta(days=last),
        responsible=responsible,
    )
