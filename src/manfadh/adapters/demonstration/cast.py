"""The people who work in the invented country, and how each signs in."""

from dataclasses import dataclass

PASSWORD = "open-the-port"  # noqa: S105  a demonstration's, printed on purpose
HOME_PORT = "zurbatiyah"
OTHER_PORT = "trebil"
REGION_PORT = "ibrahim-khalil"


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """Somebody who can sign in to the demonstration."""

    username: str
    name: str
    name_latin: str
    authority: str
    agency: str
    role: str
    port: str = ""
    more_roles: tuple[str, ...] = ()


CAST: tuple[Officer, ...] = (
    Officer(username="hana", name="هناء سالم كريم", name_latin="Hana Salim Karim",
            authority="iq", agency="iq.passports", role="booth_officer", port=HOME_PORT),
    Officer(username="karim", name="كريم عادل جاسم", name_latin="Karim Adil Jasim",
            authority="iq", agency="iq.passports", role="secondary_officer", port=HOME_PORT),
    Officer(username="dalal", name="دلال فاضل نوري", name_latin="Dalal Fadhil Nuri",
            authority="iq", agency="iq.bpc", role="port_director", port=HOME_PORT),
    Officer(username="yusuf", name="يوسف حميد صالح", name_latin="Yusuf Hamid Salih",
            authority="iq", agency="iq.bpc", role="commission_analyst"),
    Officer(username="layla", name="ليلى منصور هاشم", name_latin="Layla Mansur Hashim",
            authority="iq", agency="iq.protection", role="protection_officer"),
    Officer(username="omar", name="عمر خليل رشيد", name_latin="Omar Khalil Rashid",
            authority="iq", agency="iq.passports", role="booth_officer", port=OTHER_PORT),
    Officer(username="shilan", name="شیلان ئازاد ڕەسوڵ", name_latin="Shilan Azad Rasul",
            authority="krd", agency="krd.passports", role="booth_officer", port=REGION_PORT),
    Officer(username="zaynab", name="زينب طارق عبود", name_latin="Zaynab Tariq Abbud",
            authority="iq", agency="iq.bpc", role="data_protection_officer"),
    Officer(username="sami", name="سامي وليد حسن", name_latin="Sami Walid Hasan",
            authority="iq", agency="iq.bpc", role="administrator",
            more_roles=("policy_officer", "list_keeper")),
)  # fmt: skip

AGENCIES: tuple[tuple[str, str, str, str, str, str], ...] = (
    ("iq.bpc", "iq", "commission", "هيأة المنافذ الحدودية", "دەستەی دەروازە سنوورییەکان",
     "Border Ports Commission"),
    ("iq.passports", "iq", "passports", "مديرية الجوازات", "بەڕێوەبەرایەتی پاسپۆرت",
     "Passports Directorate"),
    ("iq.residence", "iq", "residence", "مديرية شؤون الإقامة", "بەڕێوەبەرایەتی نیشتەجێبوون",
     "Residence Directorate"),
    ("iq.customs", "iq", "customs", "الهيأة العامة للكمارك", "دەستەی گشتی گومرگ",
     "General Commission of Customs"),
    ("iq.health", "iq", "health", "الصحة الحدودية", "تەندروستی سنوور", "Port Health"),
    ("iq.agriculture", "iq", "agriculture", "المحجر الزراعي والبيطري", "کەرەنتینەی کشتوکاڵ و ڤێتێرنەری",
     "Agricultural and Veterinary Quarantine"),
    ("iq.standards", "iq", "standards", "الجهاز المركزي للتقييس", "دەزگای ناوەندی پێوانەسازی",
     "Central Organization for Standardization"),
    ("iq.protection", "iq", "protection", "مكتب الحماية", "نووسینگەی پاراستن", "Protection Desk"),
    ("krd.passports", "krd", "passports", "جوازات الإقليم", "پاسپۆرتی هەرێم",
     "Passports of the Region"),
    ("krd.security", "krd", "security", "الأسايش", "ئاسایش", "Asayish"),
    ("krd.protection", "krd", "protection", "مكتب الحماية في الإقليم", "نووسینگەی پاراستنی هەرێم",
     "Protection Desk of the Region"),
)  # fmt: skip
