"""The kinds of documents that travellers present, and what an MRZ tells of the kind."""

from enum import StrEnum
from typing import Final

from manfadh.libs.codes.countries import LANGUAGES, Language


class DocumentKind(StrEnum):
    """A kind of document. The first ten allow travel; the last two prove identity only."""

    PASSPORT = "passport"
    DIPLOMATIC_PASSPORT = "diplomatic_passport"
    OFFICIAL_PASSPORT = "official_passport"
    EMERGENCY_PASSPORT = "emergency_passport"
    LAISSEZ_PASSER = "laissez_passer"
    TRAVEL_DOCUMENT = "travel_document"
    IDENTITY_CARD = "identity_card"
    CREW_CERTIFICATE = "crew_certificate"
    SEAMANS_BOOK = "seamans_book"
    VISA = "visa"
    CIVIL_STATUS_IDENTITY = "civil_status_identity"
    NATIONALITY_CERTIFICATE = "nationality_certificate"

    @property
    def is_travel_document(self) -> bool:
        """Whether the bearer may cross with it alone. A visa and identity evidence never suffice.

        Whether an identity card does depends on the two countries: that is policy, not this.
        """
        return self not in _NO_TRAVEL


_NO_TRAVEL: Final = frozenset(
    {
        DocumentKind.VISA,
        DocumentKind.CIVIL_STATUS_IDENTITY,
        DocumentKind.NATIONALITY_CERTIFICATE,
    }
)

_NAMES: Final = {
    DocumentKind.PASSPORT: ("passport", "جواز سفر", "پاسپۆرت"),
    DocumentKind.DIPLOMATIC_PASSPORT: (
        "diplomatic passport",
        "جواز سفر دبلوماسي",
        "پاسپۆرتی دیپلۆماسی",
    ),
    DocumentKind.OFFICIAL_PASSPORT: (
        "official or service passport",
        "جواز سفر خدمة",
        "پاسپۆرتی خزمەت",
    ),
    DocumentKind.EMERGENCY_PASSPORT: (
        "emergency passport",
        "جواز سفر اضطراري",
        "پاسپۆرتی نائاسایی",
    ),
    DocumentKind.LAISSEZ_PASSER: ("laissez-passer", "جواز مرور", "مۆڵەتی تێپەڕین"),
    DocumentKind.TRAVEL_DOCUMENT: ("travel document", "وثيقة سفر", "بەڵگەنامەی گەشت"),
    DocumentKind.IDENTITY_CARD: ("identity card", "بطاقة هوية", "کارتی ناسنامە"),
    DocumentKind.CREW_CERTIFICATE: (
        "crew member certificate",
        "شهادة عضو طاقم",
        "بڕوانامەی ئەندامی ستاف",
    ),
    DocumentKind.SEAMANS_BOOK: ("seaman's book", "دفتر بحار", "دەفتەری دەریاوان"),
    DocumentKind.VISA: ("visa", "سمة دخول", "ڤیزا"),
    DocumentKind.CIVIL_STATUS_IDENTITY: (
        "civil status identity card",
        "هوية الأحوال المدنية",
        "ناسنامەی باری شارستانی",
    ),
    DocumentKind.NATIONALITY_CERTIFICATE: (
        "nationality certificate",
        "شهادة الجنسية",
        "بڕوانامەی ڕەگەزنامە",
    ),
}

# Doc 9303-4, section 4.4, table of secondary codes; U is a single sheet document of part 8.
_PASSPORT_LETTERS: Final = {
    "D": DocumentKind.DIPLOMATIC_PASSPORT,
    "E": DocumentKind.EMERGENCY_PASSPORT,
    "L": DocumentKind.LAISSEZ_PASSER,
    "O": DocumentKind.OFFICIAL_PASSPORT,
    "R": DocumentKind.TRAVEL_DOCUMENT,
    "S": DocumentKind.TRAVEL_DOCUMENT,
    "T": DocumentKind.TRAVEL_DOCUMENT,
    "U": DocumentKind.TRAVEL_DOCUMENT,
}


def document_kind(document_code: str) -> DocumentKind | None:
    """Answer what an MRZ's document code (one or two letters, `<` ignored) says of the kind.

    `P` and its second letter by Doc 9303-4 section 4.4, where refugee, stateless and alien
    passports and single sheets are travel documents; a letter of the issuer's own leaves a
    passport. `V` is a visa (part 7), `AC` a crew member certificate (part 5), other `A`, `C` and
    `I` an identity card (parts 5 and 6). None for any other code.
    """
    code = document_code.replace("<", "").strip().upper()
    first, second = code[:1], code[1:2]
    if first == "P":
        return _PASSPORT_LETTERS.get(second, DocumentKind.PASSPORT)
    if first == "V":
        return DocumentKind.VISA
    if code == "AC":
        return DocumentKind.CREW_CERTIFICATE
    if first in ("A", "C", "I"):
        return DocumentKind.IDENTITY_CARD
    return None


def document_kind_name(kind: DocumentKind, language: Language) -> str:
    """Answer what the kind is called in English, Arabic or Central Kurdish."""
    return _NAMES[kind][LANGUAGES.index(language)]
