"""The codes themselves: ISO 3166-1 and the additions of ICAO Doc 9303-3, section 5.

ISO 3166 lists countries, territories and areas; being listed says nothing about recognition.
"""

import re
from typing import Final

_ALPHA_3_AND_ALPHA_2: Final = """
    ABW AW  AFG AF  AGO AO  AIA AI  ALA AX  ALB AL  AND AD  ARE AE  ARG AR  ARM AM  ASM AS
    ATA AQ  ATF TF  ATG AG  AUS AU  AUT AT  AZE AZ  BDI BI  BEL BE  BEN BJ  BES BQ  BFA BF
    BGD BD  BGR BG  BHR BH  BHS BS  BIH BA  BLM BL  BLR BY  BLZ BZ  BMU BM  BOL BO  BRA BR
    BRB BB  BRN BN  BTN BT  BVT BV  BWA BW  CAF CF  CAN CA  CCK CC  CHE CH  CHL CL  CHN CN
    CIV CI  CMR CM  COD CD  COG CG  COK CK  COL CO  COM KM  CPV CV  CRI CR  CUB CU  CUW CW
    CXR CX  CYM KY  CYP CY  CZE CZ  DEU DE  DJI DJ  DMA DM  DNK DK  DOM DO  DZA DZ  ECU EC
    EGY EG  ERI ER  ESH EH  ESP ES  EST EE  ETH ET  FIN FI  FJI FJ  FLK FK  FRA FR  FRO FO
    FSM FM  GAB GA  GBR GB  GEO GE  GGY GG  GHA GH  GIB GI  GIN GN  GLP GP  GMB GM  GNB GW
    GNQ GQ  GRC GR  GRD GD  GRL GL  GTM GT  GUF GF  GUM GU  GUY GY  HKG HK  HMD HM  HND HN
    HRV HR  HTI HT  HUN HU  IDN ID  IMN IM  IND IN  IOT IO  IRL IE  IRN IR  IRQ IQ  ISL IS
    ISR IL  ITA IT  JAM JM  JEY JE  JOR JO  JPN JP  KAZ KZ  KEN KE  KGZ KG  KHM KH  KIR KI
    KNA KN  KOR KR  KWT KW  LAO LA  LBN LB  LBR LR  LBY LY  LCA LC  LIE LI  LKA LK  LSO LS
    LTU LT  LUX LU  LVA LV  MAC MO  MAF MF  MAR MA  MCO MC  MDA MD  MDG MG  MDV MV  MEX MX
    MHL MH  MKD MK  MLI ML  MLT MT  MMR MM  MNE ME  MNG MN  MNP MP  MOZ MZ  MRT MR  MSR MS
    MTQ MQ  MUS MU  MWI MW  MYS MY  MYT YT  NAM NA  NCL NC  NER NE  NFK NF  NGA NG  NIC NI
    NIU NU  NLD NL  NOR NO  NPL NP  NRU NR  NZL NZ  OMN OM  PAK PK  PAN PA  PCN PN  PER PE
    PHL PH  PLW PW  PNG PG  POL PL  PRI PR  PRK KP  PRT PT  PRY PY  PSE PS  PYF PF  QAT QA
    REU RE  ROU RO  RUS RU  RWA RW  SAU SA  SDN SD  SEN SN  SGP SG  SGS GS  SHN SH  SJM SJ
    SLB SB  SLE SL  SLV SV  SMR SM  SOM SO  SPM PM  SRB RS  SSD SS  STP ST  SUR SR  SVK SK
    SVN SI  SWE SE  SWZ SZ  SXM SX  SYC SC  SYR SY  TCA TC  TCD TD  TGO TG  THA TH  TJK TJ
    TKL TK  TKM TM  TLS TL  TON TO  TTO TT  TUN TN  TUR TR  TUV TV  TWN TW  TZA TZ  UGA UG
    UKR UA  UMI UM  URY UY  USA US  UZB UZ  VAT VA  VCT VC  VEN VE  VGB VG  VIR VI  VNM VN
    VUT VU  WLF WF  WSM WS  YEM YE  ZAF ZA  ZMB ZM  ZWE ZW
"""
ISO_3166: Final = dict(re.findall(r"([A-Z]{3}) ([A-Z]{2})", _ALPHA_3_AND_ALPHA_2))

# code: (kind, CLDR territory whose name it bears or "", English, Arabic, Central Kurdish)
SPECIAL: Final = {
    "RKS": ("state", "XK", "", "", ""),
    "XKX": ("state", "XK", "", "", ""),
    "XXK": ("state", "XK", "", "", ""),
    "GBD": (
        "status",
        "",
        "British Overseas Territories citizen",
        "مواطن أقاليم ما وراء البحار البريطانية",
        "هاووڵاتی هەرێمە بەریتانییەکانی ئەودیو دەریا",
    ),
    "GBN": (
        "status",
        "",
        "British National (Overseas)",
        "مواطن بريطاني (ما وراء البحار)",
        "نیشتیمانی بەریتانی (ئەودیو دەریا)",
    ),
    "GBO": (
        "status",
        "",
        "British Overseas citizen",
        "مواطن بريطاني لما وراء البحار",
        "هاووڵاتی بەریتانی ئەودیو دەریا",
    ),
    "GBP": (
        "status",
        "",
        "British protected person",
        "شخص مشمول بالحماية البريطانية",
        "کەسی پارێزراوی بەریتانیا",
    ),
    "GBS": ("status", "", "British subject", "رعية بريطاني", "ڕەعیەتی بەریتانی"),
    "EUE": ("organisation", "EU", "", "", ""),
    "UNO": ("organisation", "UN", "", "", ""),
    "UNA": (
        "organisation",
        "",
        "United Nations specialized agency",
        "وكالة متخصصة تابعة للأمم المتحدة",
        "ئاژانسی پسپۆڕی نەتەوە یەکگرتووەکان",
    ),
    "UNK": (
        "organisation",
        "",
        "Resident of Kosovo (UNMIK)",
        "مقيم في كوسوفو (بعثة الأمم المتحدة)",
        "نیشتەجێی کۆسۆڤۆ (نێردەی نەتەوە یەکگرتووەکان)",
    ),
    "XBA": (
        "organisation",
        "",
        "African Development Bank",
        "البنك الأفريقي للتنمية",
        "بانکی گەشەپێدانی ئەفریقا",
    ),
    "XIM": (
        "organisation",
        "",
        "African Export-Import Bank",
        "البنك الأفريقي للاستيراد والتصدير",
        "بانکی هەناردە و هاوردەی ئەفریقا",
    ),
    "XCC": (
        "organisation",
        "",
        "Caribbean Community (CARICOM)",
        "الجماعة الكاريبية",
        "کۆمەڵەی کاریبی",
    ),
    "XCE": ("organisation", "", "Council of Europe", "مجلس أوروبا", "ئەنجوومەنی ئەورووپا"),
    "XCO": (
        "organisation",
        "",
        "Common Market for Eastern and Southern Africa",
        "السوق المشتركة لشرق أفريقيا والجنوب الأفريقي",
        "بازاڕی هاوبەشی ڕۆژهەڵات و باشووری ئەفریقا",
    ),
    "XEC": (
        "organisation",
        "",
        "Economic Community of West African States",
        "الجماعة الاقتصادية لدول غرب أفريقيا",
        "کۆمەڵەی ئابووری وڵاتانی ڕۆژئاوای ئەفریقا",
    ),
    "XPO": (
        "organisation",
        "",
        "International Criminal Police Organization (INTERPOL)",
        "المنظمة الدولية للشرطة الجنائية (الإنتربول)",
        "ڕێکخراوی پۆلیسی تاوانی نێودەوڵەتی (ئینتەرپۆل)",
    ),
    "XMP": (
        "organisation",
        "",
        "Parliamentary Assembly of the Mediterranean",
        "الجمعية البرلمانية للبحر الأبيض المتوسط",
        "کۆمەڵەی پەرلەمانی دەریای ناوەڕاست",
    ),
    "XES": (
        "organisation",
        "",
        "Organization of Eastern Caribbean States",
        "منظمة دول شرق الكاريبي",
        "ڕێکخراوی وڵاتانی ڕۆژهەڵاتی کاریبی",
    ),
    "XOM": (
        "organisation",
        "",
        "Sovereign Military Order of Malta",
        "منظمة فرسان مالطة العسكرية ذات السيادة",
        "فەرمانی سەربازی سەروەری ماڵتا",
    ),
    "XDC": (
        "organisation",
        "",
        "Southern African Development Community",
        "الجماعة الإنمائية للجنوب الأفريقي",
        "کۆمەڵەی گەشەپێدانی باشووری ئەفریقا",
    ),
    "XXA": ("stateless", "", "Stateless person", "عديم الجنسية", "بێ ڕەگەزنامە"),
    "XXB": (
        "refugee",
        "",
        "Refugee (1951 Convention)",
        "لاجئ (اتفاقية 1951)",
        "پەنابەر (ڕێککەوتننامەی ١٩٥١)",
    ),
    "XXC": ("refugee", "", "Refugee (other)", "لاجئ (غير ذلك)", "پەنابەر (جۆری تر)"),
    "XXX": (
        "unspecified",
        "",
        "Unspecified nationality",
        "جنسية غير محددة",
        "ڕەگەزنامەی دیاری نەکراو",
    ),
    "UTO": ("specimen", "", "Utopia (specimen)", "يوتوبيا (نموذج)", "یۆتۆپیا (نموونە)"),
    "ANT": ("legacy", "", "Netherlands Antilles", "جزر الأنتيل الهولندية", "ئەنتیلی هۆڵەندا"),
    "BUR": ("legacy", "", "Burma", "بورما", "بۆرما"),
    "CSK": ("legacy", "", "Czechoslovakia", "تشيكوسلوفاكيا", "چیکۆسلۆڤاکیا"),
    "DDR": (
        "legacy",
        "",
        "German Democratic Republic",
        "جمهورية ألمانيا الديمقراطية",
        "کۆماری دیموکراتی ئەڵمانیا",
    ),
    "NTZ": ("legacy", "", "Neutral Zone", "المنطقة المحايدة", "ناوچەی بێلایەن"),
    "ROM": (
        "legacy",
        "",
        "Romania (code until 2002)",
        "رومانيا (الرمز حتى 2002)",
        "ڕۆمانیا (کۆدی تا ٢٠٠٢)",
    ),
    "SCG": ("legacy", "", "Serbia and Montenegro", "صربيا والجبل الأسود", "سربیا و مۆنتینیگرۆ"),
    "SUN": ("legacy", "", "Soviet Union", "الاتحاد السوفيتي", "یەکێتیی سۆڤیەت"),
    "TMP": (
        "legacy",
        "",
        "East Timor (code until 2002)",
        "تيمور الشرقية (الرمز حتى 2002)",
        "تیمۆری ڕۆژهەڵات (کۆدی تا ٢٠٠٢)",
    ),
    "YMD": ("legacy", "", "Democratic Yemen", "اليمن الديمقراطية", "یەمەنی دیموکرات"),
    "YUG": ("legacy", "", "Yugoslavia", "يوغوسلافيا", "یوگۆسلاڤیا"),
    "ZAR": ("legacy", "", "Zaire", "زائير", "زایر"),
}
