"""The style guide: every component with invented people, in debug and on demo nodes only.

Its sentences are sample data, so they stand here in Arabic and English and not among the
messages that translators keep.
"""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from manfadh.web.components.shapes import (
    Advice,
    Cell,
    Column,
    Fact,
    Figure,
    Kind,
    MapPoint,
    PersonName,
    Reason,
    Row,
    Table,
)

# An invented traveller of ICAO's invented state; its check digits are not meant to agree.
MRZ = "P<UTOAL<UBAIDI<<ZAINAB<KADHIM<JAWAD<<<<<<<<<\nL898902C36UTO7408122F3204159ZE184226B<<<<<10"
HOURS = ((6, 41, 38), (7, 96, 88), (8, 152, 160), (9, 171, 149), (10, 118, 131), (11, 87, 95))

ARABIC_HOURS = {6: "٠٦", 7: "٠٧", 8: "٠٨", 9: "٠٩", 10: "١٠", 11: "١١"}


def style_guide(request: HttpRequest) -> HttpResponse:
    """Every component once; the booth's own layout with ``?layout=booth``."""
    if request.GET.get("layout") == "booth":
        return render(request, "components/guide_booth.html", booth())
    messages.success(request, say("سُجّل العبور.", "The crossing is recorded."))
    messages.warning(request, say("القوائم أقدم من يوم.", "The lists are older than a day."))
    return render(request, "components/guide.html", {**booth(), **desk()})


def say(arabic: str, english: str) -> str:
    """The sample in Arabic for right-to-left readers, else in English."""
    return english if get_language() == "en" else arabic


def booth() -> dict[str, object]:
    """An invented traveller as a booth sees her."""
    reasons = (
        Reason(
            sentence=say(
                "بقي ٤ أيام من ٣٠ يوماً منذ الدخول في ٢٨ تشرين الأول.",
                "4 of 30 days are left since the entry on 28 October.",
            ),
            rests_on=say("قاعدة الإقامة، نموذج", "Stay rule, specimen"),
        ),
        Reason(sentence=say("لا تطابق في القوائم.", "No match on the lists.")),
    )
    return {
        "name": PersonName(
            arabic="زينب كاظم جواد العبيدي",
            latin="ZAINAB KADHIM JAWAD AL UBAIDI",
            four_part="زينب كاظم جواد حسين",
            mother="أمل سلمان",
        ),
        "advice": Advice(
            kind="good",
            sentence=say("لا مانع من المغادرة.", "Nothing stands against leaving."),
            reasons=reasons,
        ),
        "facts": (
            Fact(words=say("المستند", "Document"), value="L898902C3", code=True),
            Fact(words=say("الجنسية", "Nationality"), value=say("يوتوبيا", "Utopia")),
            Fact(words=say("الحالة", "State"), value=say("ساري المفعول", "In force"), kind="good"),
            Fact(
                words=say("الإقامة", "Stay"),
                value=say("تنتهي بعد ٤ أيام", "Ends in 4 days"),
                kind="watch",
            ),
        ),
        "mrz": MRZ,
        "crossings": crossings(),
        "undo_sentence": say("سُمح بدخول سامي رعد نوري.", "Sami Raad Nuri was admitted."),
    }


def crossings() -> Table:
    """Earlier crossings of the invented traveller."""
    rows: tuple[tuple[str, str, str, Kind], ...] = (
        ("2026-10-28 09:14", say("منفذ النموذج", "Specimen port"), say("دخول", "Entry"), "good"),
        (
            "2026-03-02 17:40",
            say("مطار النموذج", "Specimen airport"),
            say("إحالة", "Referred"),
            "watch",
        ),
        ("2025-11-19 06:05", say("منفذ النموذج", "Specimen port"), say("رفض", "Refused"), "stop"),
    )
    return Table(
        caption=say("حركات العبور السابقة", "Earlier crossings"),
        columns=(
            Column(words=say("متى", "When")),
            Column(words=say("أين", "Where")),
            Column(words=say("القرار", "Decision")),
        ),
        rows=[
            Row(cells=(Cell(value=at), Cell(value=port), Cell(value=word, kind=kind)))
            for at, port, word, kind in rows
        ],
        empty=say("ستظهر هنا حركات العبور.", "Crossings will appear here."),
    )


def desk() -> dict[str, object]:
    """Figures, a chart, a map and lists as a director sees them."""
    empty = Table(
        caption=say("حالات الإحالة", "Referrals"),
        columns=(),
        rows=(),
        empty=say(
            "ستظهر هنا حالات الإحالة إلى التدقيق الثانوي.",
            "Travellers referred to secondary inspection will appear here.",
        ),
        begin=say("تُحال الحالة من الكابينة بالمفتاح F8.", "A booth refers with F8."),
    )
    return {
        "navigation": [
            ("#figures", say("اليوم", "Today"), True),
            ("#tables", say("القوائم", "Lists"), False),
            ("#map", say("المنافذ", "Ports"), False),
        ],
        "figures": (
            Figure(
                value=say("١٬٢٨٤", "1,284"),
                words=say("عبور اليوم", "crossings today"),
                counts=say(
                    "كل دخول ومغادرة سُجّلا منذ منتصف الليل.", "Entries and exits since midnight."
                ),
                source=say("سجل هذه العقدة", "This node's ledger"),
                sure=say("عدّ كامل", "A full count"),
                compared=say("الاثنين الماضي ١٬٢٠٢", "last Monday 1,202"),
            ),
            Figure(
                value=say("١١ دقيقة", "11 min"),
                words=say("الانتظار", "waiting"),
                counts=say("من الوصول حتى القرار.", "From arrival to decision."),
                source=say("تقدير من فواصل القرارات", "Estimated from the decisions' spacing"),
                sure=say("تقدير", "An estimate"),
                low_to_high=say("بين ٨ و١٥", "between 8 and 15"),
            ),
        ),
        "empty_table": empty,
        "page": Paginator(range(200), 10).page(7),
        "chart_spec": chart_spec(),
        "chart_label": say(
            "العبور حسب الساعة مع اليوم نفسه من الأسبوع الماضي",
            "Crossings by hour, with the same weekday a week ago",
        ),
        "chart_table": Table(
            caption=say("حسب الساعة", "By hour"),
            caption_hidden=True,
            columns=(
                Column(words=say("الساعة", "Hour")),
                Column(words=say("اليوم", "Today"), align="number"),
                Column(words=say("الأسبوع الماضي", "A week ago"), align="number"),
            ),
            rows=[
                Row(cells=(Cell(value=f"{hour:02}:00"), Cell(value=now), Cell(value=before)))
                for hour, now, before in HOURS
            ],
            empty="",
        ),
        "points": map_points(),
        "map_label": say("منافذ النموذج", "Specimen ports"),
    }


def chart_spec() -> dict[str, object]:
    """Today as bars, the same weekday a week ago as ticks, each named where it stands."""
    hour = {"field": "hour", "type": "ordinal", "title": say("الساعة", "Hour"), "sort": None}
    values = [
        {"hour": say(ARABIC_HOURS[h], f"{h:02}"), "now": now, "before": before}
        for h, now, before in HOURS
    ]
    return {
        "data": {"values": values},
        "encoding": {"x": {**hour, "axis": {"labelAngle": 0}}},
        "layer": [
            {
                "mark": "bar",
                "encoding": {"y": {"field": "now", "type": "quantitative", "title": None}},
            },
            {
                "mark": {"type": "tick", "width": {"band": 0.8}},
                "encoding": {"y": {"field": "before", "type": "quantitative"}},
            },
        ],
    }


def map_points() -> list[MapPoint]:
    """Invented places near the borders, one of each kind and state."""
    land = say("منفذ بري", "Land port")
    return [
        MapPoint(name=say("النموذج الشرقي", "Specimen East"), latitude=33.4, longitude=45.9,
                 kind="land", kind_words=land, state_words=say("مفتوح", "Open")),
        MapPoint(name=say("النموذج الغربي", "Specimen West"), latitude=33.1, longitude=39.6,
                 kind="land", kind_words=land, state="closed", state_words=say("مغلق", "Closed")),
        MapPoint(name=say("مطار النموذج", "Specimen airport"), latitude=33.2, longitude=44.2,
                 kind="air", kind_words=say("مطار", "Airport"), state_words=say("مفتوح", "Open")),
        MapPoint(name=say("ميناء النموذج", "Specimen harbour"), latitude=30.0, longitude=47.9,
                 kind="sea", kind_words=say("ميناء", "Harbour"), state="limited",
                 state_words=say("محدود", "Limited")),
        MapPoint(name=say("مركز النموذج", "Specimen centre"), latitude=35.5, longitude=45.4,
                 kind="centre", kind_words=say("مركز إدارة حدود", "Border management centre"),
                 state_words=say("يعمل", "At work")),
    ]  # fmt: skip
