"""Common names of peoples from farther away, written in Arabic as a clerk of the region would."""

from typing import Final

from manfadh.libs.names.invented.pools import Pool, pairs

SOUTH_ASIAN_MUSLIM: Final = Pool(
    pairs("""
    محمد MUHAMMAD | علي ALI | حسن HASSAN | أحمد AHMED | بلال BILAL | عثمان USMAN | فيصل FAISAL |
    إمران IMRAN | طارق TARIQ | ساجد SAJID | كاشف KASHIF | نديم NADEEM | رضوان RIZWAN |
    وسيم WASEEM | شاهد SHAHID | ظفر ZAFAR | جاويد JAVED | إعجاز IJAZ | عاصف ASIF | أختر AKHTAR |
    غلام GHULAM
    """),
    pairs("""
    فاطمة FATIMA | عائشة AYESHA | زينب ZAINAB | مريم MARYAM | ثمينة SAMINA | شازية SHAZIA |
    نصرت NUSRAT | رخسانة RUKHSANA | سعدية SADIA | نازية NAZIA | بشرى BUSHRA | فرزانة FARZANA
    """),
    pairs("""
    خان KHAN | حسين HUSSAIN | أحمد AHMED | مالك MALIK | شاه SHAH | إقبال IQBAL | بت BUTT |
    رضوي RIZVI | نقوي NAQVI | قريشي QURESHI | صديقي SIDDIQUI | أنصاري ANSARI | بخاري BUKHARI |
    شيخ SHEIKH
    """),
)
INDIAN: Final = Pool(
    pairs("""
    راجيش RAJESH | سوريش SURESH | أميت AMIT | سنجاي SANJAY | فيجاي VIJAY | أنيل ANIL | رافي RAVI |
    سونيل SUNIL | مانوج MANOJ | أرون ARUN | برديب PRADEEP | فيكرام VIKRAM | أشوك ASHOK |
    دينيش DINESH
    """),
    pairs("""
    بريا PRIYA | سونيتا SUNITA | أنيتا ANITA | كافيتا KAVITA | بوجا POOJA | ديبا DEEPA |
    ريخا REKHA | لاكشمي LAKSHMI | مينا MEENA | نيها NEHA | أشا ASHA | سواتي SWATI | راني RANI |
    جيتا GEETA
    """),
    pairs("""
    كومار KUMAR | شارما SHARMA | سينغ SINGH | باتيل PATEL | غوبتا GUPTA | ريدي REDDY | ناير NAIR |
    ياداف YADAV | ميهتا MEHTA | جوشي JOSHI | فيرما VERMA | راو RAO | داس DAS | توماس THOMAS
    """),
)
BRITISH: Final = Pool(
    pairs("""
    جون JOHN | ديفيد DAVID | جيمس JAMES | مايكل MICHAEL | روبرت ROBERT | بول PAUL | أندرو ANDREW |
    بيتر PETER | توماس THOMAS | دانيال DANIEL | ماثيو MATTHEW | سايمون SIMON | غراهام GRAHAM
    """),
    pairs("""
    سارة SARAH | إيما EMMA | كلير CLAIRE | هيلين HELEN | لورا LAURA | ربيكا REBECCA | جولي JULIE |
    كارين KAREN | لوسي LUCY | أليس ALICE | شارلوت CHARLOTTE | جين JANE | آن ANNE
    """),
    pairs("""
    سميث SMITH | جونز JONES | تايلور TAYLOR | براون BROWN | ويليامز WILLIAMS | ويلسون WILSON |
    ديفيز DAVIES | إيفانز EVANS | توماس THOMAS | روبرتس ROBERTS | ووكر WALKER | رايت WRIGHT |
    هول HALL | غرين GREEN | كلارك CLARKE | بيكر BAKER | تيرنر TURNER | كوبر COOPER
    """),
)
GERMAN: Final = Pool(
    pairs("""
    توماس THOMAS | ميشائيل MICHAEL | أندرياس ANDREAS | شتيفان STEFAN | كريستيان CHRISTIAN |
    ماركوس MARKUS | مارتن MARTIN | يان JAN | لوكاس LUKAS | فيليكس FELIX | يوناس JONAS |
    فولفغانغ WOLFGANG
    """),
    pairs("""
    زابينه SABINE | زوزانه SUSANNE | أندريا ANDREA | بيترا PETRA | يوليا JULIA | كاترين KATRIN |
    هايكه HEIKE | أنيا ANJA | لينا LENA | هانا HANNA | كلارا KLARA | مونيكا MONIKA
    """),
    pairs("""
    مولر MUELLER | شميت SCHMIDT | شنايدر SCHNEIDER | فيشر FISCHER | فيبر WEBER | ماير MEYER |
    فاغنر WAGNER | بيكر BECKER | هوفمان HOFFMANN | شيفر SCHAEFER | كوخ KOCH | باور BAUER |
    ريختر RICHTER | كلاين KLEIN | فولف WOLF | نويمان NEUMANN | شفارتس SCHWARZ |
    تسيمرمان ZIMMERMANN
    """),
)
FILIPINO: Final = Pool(
    pairs("""
    خوسيه JOSE | خوان JUAN | أنتونيو ANTONIO | رامون RAMON | إدواردو EDUARDO | مانويل MANUEL |
    كارلو CARLO | مارك MARK | جويل JOEL | رولاندو ROLANDO | إرنستو ERNESTO | رينالدو REYNALDO
    """),
    pairs("""
    ماريا MARIA | روزا ROSA | تيريزا TERESA | كارمن CARMEN | لورنا LORNA | غريس GRACE |
    جينيفر JENNIFER | ميشيل MICHELLE | روساريو ROSARIO | ليتيسيا LETICIA | إلينا ELENA | آنا ANA |
    جوي JOY
    """),
    pairs("""
    سانتوس SANTOS | رييس REYES | كروز CRUZ | باوتيستا BAUTISTA | أوكامبو OCAMPO | غارسيا GARCIA |
    مندوزا MENDOZA | توريس TORRES | فلوريس FLORES | راموس RAMOS | كاستيو CASTILLO |
    ريفيرا RIVERA | ديلا كروز DELA CRUZ | فيلانويفا VILLANUEVA | سلفادور SALVADOR |
    مرسيدس MERCEDES
    """),
)
