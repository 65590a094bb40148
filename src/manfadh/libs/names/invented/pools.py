"""Common names of the region's peoples, each with a usual Latin spelling, the commonest first.

Names that nearly everyone in a country shares are facts; no pool copies a list of real people.
"""

import re
from dataclasses import dataclass
from typing import Final

Pair = tuple[str, str]
_ENTRY: Final = re.compile(r"([^\sA-Z|][^A-Z|]*?)\s+([A-Z][A-Z \-]*[A-Z])\s*(?:\||$)")


@dataclass(frozen=True, slots=True)
class Pool:
    """Given names of men and of women and family names, as (native, Latin capitals)."""

    men: tuple[Pair, ...]
    women: tuple[Pair, ...]
    families: tuple[Pair, ...]


def pairs(text: str) -> tuple[Pair, ...]:
    """Read `native LATIN | native LATIN | …` into pairs."""
    return tuple((native, latin) for native, latin in _ENTRY.findall(" ".join(text.split())))


ARAB_MEN: Final = pairs("""
    محمد MOHAMMED | علي ALI | حسين HUSSEIN | أحمد AHMED | حسن HASSAN | عباس ABBAS | كريم KAREEM |
    جاسم JASIM | كاظم KADHIM | عبد الله ABDULLAH | مصطفى MUSTAFA | عمر OMAR | إبراهيم IBRAHIM |
    خالد KHALID | حيدر HAIDER | سعد SAAD | صالح SALIH | يوسف YOUSIF | قاسم QASIM | محمود MAHMOOD |
    عبد الرحمن ABDULRAHMAN | حميد HAMEED | ناصر NASIR | فاضل FADHIL | طارق TARIQ | رعد RAAD |
    عادل ADIL | سلمان SALMAN | هاشم HASHIM | جعفر JAFAR | خليل KHALEEL | رشيد RASHEED |
    ماجد MAJID | سعيد SAEED | صباح SABAH | عبد الكريم ABDULKAREEM | نوري NOORI | ياسر YASIR |
    باسم BASIM | مهدي MAHDI | عدنان ADNAN | غازي GHAZI | فؤاد FUAD | لؤي LUAY | وليد WALEED |
    زيد ZAID | عقيل AQEEL | ثامر THAMIR | ضياء DHIYAA | صادق SADIQ | عبد الأمير ABDULAMEER |
    نزار NIZAR | رياض RIYADH | سامي SAMI | شاكر SHAKIR | جبار JABBAR | عبود ABBOOD |
    منذر MUNDHIR | هادي HADI | عماد IMAD | بشار BASHAR | أنور ANWAR | أكرم AKRAM | زياد ZIYAD |
    فارس FARIS | مروان MARWAN
""")
ARAB_WOMEN: Final = pairs("""
    فاطمة FATIMAH | زينب ZAINAB | مريم MARYAM | زهراء ZAHRAA | نور NOOR | هدى HUDA | سارة SARAH |
    آية AYA | رقية RUQAYA | خديجة KHADIJA | عائشة AISHA | ليلى LAYLA | أمل AMAL | إيمان IMAN |
    سعاد SUAD | نادية NADIA | رنا RANA | شيماء SHAIMAA | هبة HIBA | ابتسام IBTISAM |
    كريمة KAREEMA | سميرة SAMEERA | جميلة JAMEELA | نجاة NAJAT | سناء SANAA | رغد RAGHAD |
    دعاء DUAA | أسماء ASMAA | بشرى BUSHRA | حنان HANAN | خولة KHAWLA | رحاب RIHAB | سلوى SALWA |
    عبير ABEER | غادة GHADA | لمياء LAMYAA | ميساء MAYSAA | نضال NIDHAL | هناء HANAA |
    وفاء WAFAA | ياسمين YASMEEN | تبارك TABARAK | بتول BATOOL | رباب RABAB | شهد SHAHAD |
    منى MUNA | صفية SAFIYA | حليمة HALEEMA | انتصار INTISAR
""")
_IRAQI_FAMILIES: Final = pairs("""
    الجبوري AL JUBOURI | العبيدي AL OBAIDI | الدليمي AL DULAIMI | الربيعي AL RUBAIE |
    التميمي AL TAMIMI | الشمري AL SHAMMARI | الزبيدي AL ZUBAIDI | الخفاجي AL KHAFAJI |
    الساعدي AL SAEDI | الكعبي AL KAABI | اللامي AL LAMI | البياتي AL BAYATI | العزاوي AL AZZAWI |
    القيسي AL QAISI | الموسوي AL MOUSAWI | الحسني AL HASANI | الطائي AL TAEE | الجنابي AL JANABI |
    العامري AL AMERI | السامرائي AL SAMARRAI | الأسدي AL ASADI | المحمداوي AL MUHAMMADAWI |
    الغزي AL GHIZZI | الفتلاوي AL FATLAWI | الحلفي AL HILFI | الركابي AL RIKABI |
    السعدي AL SAADI | البهادلي AL BAHADLI | الحمداني AL HAMDANI | النعيمي AL NUAIMI |
    الراوي AL RAWI | الحديثي AL HADITHI | التكريتي AL TIKRITI | البصري AL BASRI |
    الكناني AL KINANI | الشويلي AL SHUWAILI | الزيدي AL ZAIDI | الياسري AL YASIRI |
    العكيلي AL UKAILI
""")
IRAQI_ARAB: Final = Pool(ARAB_MEN, ARAB_WOMEN, _IRAQI_FAMILIES)

IRAQI_KURD: Final = Pool(
    pairs("""
    ئەحمەد AHMED | محەمەد MOHAMMED | عەلی ALI | ئازاد AZAD | کاروان KARWAN | ڕێبوار REBWAR |
    هێمن HEMN | سەردار SARDAR | شوان SHWAN | ئارام ARAM | دلێر DILEER | زانا ZANA | ڕێبین REBIN |
    هاوڕێ HAWREE | کامەران KAMARAN | نەوزاد NAWZAD | فەرهاد FARHAD | سیروان SIRWAN | ئومێد OMED |
    هۆگر HOGR | بەختیار BAKHTIYAR | ئاسۆ ASO | هەردی HARDI | لوقمان LUQMAN | عوسمان OSMAN |
    ئیبراهیم IBRAHIM | حەسەن HASSAN | حوسێن HUSSEIN | مستەفا MUSTAFA | عومەر OMAR | سەعید SAEED |
    ڕەسوڵ RASOOL | جەمال JAMAL | کەریم KAREEM | خالید KHALID | سالار SALAR | پشتیوان PISHTIWAN |
    سۆران SORAN | دانا DANA | هیوا HIWA | شێرزاد SHERZAD | بەهمەن BAHMAN | گۆران GORAN
    """),
    pairs("""
    شیرین SHIRIN | ژیان ZHIYAN | نەسرین NASRIN | هێرۆ HERO | ئاڤان AVAN | شلێر SHILEER |
    ڕووناک RUNAK | چنار CHNAR | بەهار BAHAR | ڕۆژان ROZHAN | تارا TARA | سۆزان SOZAN |
    نیگار NIGAR | گوڵالە GULALA | هانا HANA | شنە SHNA | پەروین PARWIN | فاتیمە FATIMA |
    خەدیجە KHADIJA | ئامینە AMINA | لەیلا LAYLA | سارا SARA | دلنیا DILNIA | شەهلا SHAHLA |
    بێریڤان BERIVAN
    """),
    pairs("""
    جاف JAF | زەنگەنە ZANGANA | بەرزنجی BARZINJI | هەورامی HAWRAMI | گەرمیانی GARMIANI |
    شوانی SHWANI | سورچی SURCHI | خۆشناو KHOSHNAW | هەرکی HARKI | دزەیی DIZAYEE |
    برادۆستی BRADOSTI | دۆسکی DOSKI | کەرکووکی KARKUKI | هەولێری HAWLERI | گۆیی GOYI |
    پشدەری PISHDARI | شێخانی SHEKHANI
    """),
)

IRANIAN: Final = Pool(
    pairs("""
    محمد MOHAMMAD | علی ALI | حسین HOSSEIN | مهدی MAHDI | رضا REZA | حسن HASSAN | امیر AMIR |
    احمد AHMAD | مجید MAJID | سعید SAEID | حمید HAMID | بهروز BEHROUZ | جواد JAVAD | کاظم KAZEM |
    داریوش DARYOUSH | فرهاد FARHAD | ناصر NASER | مسعود MASOUD | بهرام BAHRAM | کامران KAMRAN
    """),
    pairs("""
    فاطمه FATEMEH | زهرا ZAHRA | مریم MARYAM | معصومه MASOUMEH | زینب ZEINAB | نرگس NARGES |
    لیلا LEILA | شیرین SHIRIN | پروین PARVIN | نسرین NASRIN | مینا MINA | سمیرا SAMIRA |
    شهلا SHAHLA
    """),
    pairs("""
    محمدی MOHAMMADI | حسینی HOSSEINI | احمدی AHMADI | کریمی KARIMI | موسوی MOUSAVI |
    جعفری JAFARI | رحیمی RAHIMI | قاسمی GHASEMI | صادقی SADEGHI | کاظمی KAZEMI | اکبری AKBARI |
    مرادی MORADI | یوسفی YOUSEFI | نوری NOURI | شریفی SHARIFI | باقری BAGHERI | حیدری HEIDARI |
    نظری NAZARI
    """),
)
TURKISH: Final = Pool(
    pairs("""
    محمد MEHMET | مصطفى MUSTAFA | أحمد AHMET | علي ALI | حسين HUSEYIN | حسن HASAN |
    إبراهيم IBRAHIM | إسماعيل ISMAIL | عثمان OSMAN | يوسف YUSUF | مراد MURAT | عمر OMER |
    رمضان RAMAZAN | خليل HALIL | سليمان SULEYMAN | محمود MAHMUT | كمال KEMAL | أورهان ORHAN |
    سردار SERDAR | بولنت BULENT
    """),
    pairs("""
    فاطمة FATMA | عائشة AYSE | أمينة EMINE | خديجة HATICE | زينب ZEYNEP | أليف ELIF |
    مريم MERYEM | زهراء ZEHRA | سلطان SULTAN | هوليا HULYA | يلدز YILDIZ | أوزلم OZLEM |
    حواء HAVVA | سيفيم SEVIM
    """),
    pairs("""
    يلماز YILMAZ | كايا KAYA | دمير DEMIR | شاهين SAHIN | جليك CELIK | يلدز YILDIZ |
    أوزتورك OZTURK | آيدن AYDIN | أوزدمير OZDEMIR | أرسلان ARSLAN | دوغان DOGAN | كيليتش KILIC |
    أصلان ASLAN | جتين CETIN | قره KARA | كوتش KOC | أوزكان OZKAN | شيمشك SIMSEK | بولات POLAT |
    أكصوي AKSOY
    """),
)
_LEVANT_FAMILIES: Final = pairs("""
    الخطيب AL KHATIB | النجار AL NAJJAR | الحداد AL HADDAD | العلي AL ALI | المصري AL MASRI |
    الحموي AL HAMWI | الحلبي AL HALABI | خوري KHOURY | منصور MANSOUR | حمدان HAMDAN |
    درويش DARWISH | قاسم QASSEM | العمري AL OMARI | الزعبي AL ZOUBI | عبيدات OBEIDAT |
    الشامي AL SHAMI | صباغ SABBAGH
""")
_GULF_FAMILIES: Final = pairs("""
    العتيبي AL OTAIBI | المطيري AL MUTAIRI | العنزي AL ANAZI | الشمري AL SHAMMARI |
    الدوسري AL DOSARI | الرشيدي AL RASHIDI | العجمي AL AJMI | الحربي AL HARBI |
    القحطاني AL QAHTANI | الغامدي AL GHAMDI | الزهراني AL ZAHRANI | الهاجري AL HAJRI |
    السبيعي AL SUBAIE | البلوشي AL BALOUSHI | العازمي AL AZMI
""")
_EGYPTIAN_FAMILIES: Final = pairs("""
    السيد ELSAYED | حسن HASSAN | إبراهيم IBRAHIM | عبد الله ABDULLAH | مصطفى MOSTAFA |
    سليمان SOLIMAN | عثمان OSMAN | رمضان RAMADAN | شحاتة SHEHATA | المنشاوي ELMENSHAWY |
    الدسوقي ELDESOUKY | فرج FARAG
""")
LEVANTINE: Final = Pool(ARAB_MEN, ARAB_WOMEN, _LEVANT_FAMILIES)
GULF: Final = Pool(ARAB_MEN, ARAB_WOMEN, _GULF_FAMILIES)
EGYPTIAN: Final = Pool(ARAB_MEN, ARAB_WOMEN, _EGYPTIAN_FAMILIES)
