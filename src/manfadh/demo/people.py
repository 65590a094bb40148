"""The invented officers of the demonstration: one for each role, and outsiders."""

from typing import NamedTuple

# One sentence for all of them: whoever tries the system types it often.
PASSWORD = "three quiet herons"
HOME_PORT = "zurbatiyah"


class SignIn(NamedTuple):
    """How one officer of the demonstration signs in."""

    username: str
    role: str
    agency: str
    port: str
    name: str
    name_latin: str
    # Of the second factor (TOTP, base32); empty where the role needs none.
    secret: str = ""


SIGN_INS: tuple[SignIn, ...] = (
    SignIn(
        "hana",
        "booth_officer",
        "iq.passports",
        "zurbatiyah",
        "هناء جاسم كاظم",
        "Hana Jasim Kadhim",
    ),
    SignIn(
        "karim",
        "secondary_officer",
        "iq.passports",
        "zurbatiyah",
        "كريم عبد الله صالح",
        "Karim Abdullah Salih",
    ),
    SignIn(
        "sami",
        "shift_supervisor",
        "iq.passports",
        "zurbatiyah",
        "سامي ناصر حمد",
        "Sami Nasir Hamad",
    ),
    SignIn("dalal", "port_director", "iq.bpc", "zurbatiyah", "دلال حسين علي", "Dalal Hussein Ali"),
    SignIn("omar", "booth_officer", "iq.passports", "safwan", "عمر فاضل عباس", "Omar Fadhil Abbas"),
    SignIn(
        "shilan",
        "booth_officer",
        "krd.passports",
        "ibrahim-khalil",
        "شیلان ئازاد ڕەسوڵ",
        "Shilan Azad Rasul",
    ),
    SignIn(
        "yusuf",
        "commission_analyst",
        "iq.bpc",
        "",
        "يوسف طارق محمود",
        "Yusuf Tariq Mahmoud",
        "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
    ),
    SignIn(
        "layla",
        "protection_officer",
        "iq.protection",
        "",
        "ليلى سعد إبراهيم",
        "Layla Saad Ibrahim",
        "KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU",
    ),
    SignIn(
        "maryam",
        "data_protection_officer",
        "iq.bpc",
        "",
        "مريم قاسم جواد",
        "Maryam Qasim Jawad",
        "MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK",
    ),
    SignIn(
        "rana",
        "list_keeper",
        "iq.security",
        "",
        "رنا ماجد حميد",
        "Rana Majid Hamid",
        "NBSWY3DPO5XXE3DENBSWY3DPO5XXE3DE",
    ),
    SignIn(
        "bashir",
        "policy_officer",
        "iq.bpc",
        "",
        "بشير علوان راضي",
        "Bashir Alwan Radhi",
        "ONSWG4TFOQQHG5DSONSWG4TFOQQHG5DS",
    ),
    SignIn(
        "salma",
        "inspector",
        "iq.bpc",
        "",
        "سلمى نعمة فرج",
        "Salma Nima Faraj",
        "NZSXG5DFOIQGC3TEMVZGC3TZNZSXG5DF",
    ),
    SignIn(
        "ahmed",
        "administrator",
        "iq.bpc",
        "",
        "أحمد سلمان داود",
        "Ahmed Salman Dawood",
        "OBQXG43XN5ZGIZTSOBQXG43XN5ZGIZTS",
    ),
    SignIn(
        "suad",
        "customs_officer",
        "iq.customs",
        "zurbatiyah",
        "سعاد كريم حسن",
        "Suad Karim Hassan",
    ),
    SignIn(
        "nabil",
        "port_health_officer",
        "iq.health",
        "zurbatiyah",
        "نبيل سالم عباس",
        "Nabil Salim Abbas",
    ),
    SignIn(
        "buthaina",
        "passports_desk_officer",
        "iq.passports",
        HOME_PORT,
        "بثينة عادل صبري",
        "Buthaina Adil Sabri",
    ),
    SignIn(
        "raad",
        "residence_officer",
        "iq.residence",
        HOME_PORT,
        "رعد محسن جبار",
        "Raad Muhsin Jabbar",
    ),
    SignIn(
        "widad",
        "agriculture_officer",
        "iq.agriculture",
        HOME_PORT,
        "وداد حميد عزيز",
        "Widad Hamid Aziz",
    ),
    SignIn(
        "qais",
        "standards_officer",
        "iq.standards",
        HOME_PORT,
        "قيس فؤاد ناجي",
        "Qais Fuad Naji",
    ),
    SignIn(
        "hatim",
        "security_officer",
        "iq.security",
        HOME_PORT,
        "حاتم لطيف شاكر",
        "Hatim Latif Shakir",
    ),
    SignIn(
        "ghazi",
        "ports_company_officer",
        "iq.ports",
        HOME_PORT,
        "غازي توفيق رشيد",
        "Ghazi Tawfiq Rashid",
    ),
    SignIn(
        "nadia",
        "programme_manager",
        "iq.bpc",
        "",
        "نادية رشيد كامل",
        "Nadia Rashid Kamil",
        "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
    ),
    SignIn(
        "samira",
        "steering_member",
        "iq.bpc",
        "",
        "سميرة عبد الكريم نوري",
        "Samira Abdulkarim Nuri",
        "PFXXKIDBOJSSAYLMOBQWGY3TKRQXGZLT",
    ),
    SignIn(
        "ibtisam",
        "lead_assessor",
        "iq.bpc",
        "",
        "ابتسام فرحان عبيد",
        "Ibtisam Farhan Obaid",
        "JFBFISKTIFGSAQKTKNCVGU2PKJJUQRKS",
    ),
    SignIn(
        "rafid",
        "assessor",
        "iq.bpc",
        "",
        "رافد هاني جعفر",
        "Rafid Hani Jaafar",
        "KJAUMSKEEBIEOT2UKNBEKR2SJFCFGQKG",
    ),
    SignIn(
        "sawsan",
        "assessor",
        "iq.bpc",
        "",
        "سوسن وليد مجيد",
        "Sawsan Walid Majid",
        "KNAVOU2BJYQFGS2FKRBUQICTIVCUWRKS",
    ),
    SignIn(
        "nasrin",
        "lead_assessor",
        "krd.passports",
        "",
        "نەسرین سەردار ئەحمەد",
        "Nasrin Sardar Ahmed",
        "JZAVGUSJJYQFGQKSIRAVEICBJBGUKRCT",
    ),
)
