"""National letters to the letters of the zone (Doc 9303-3, section 6), and Arabic back again.

What the standard leaves to the issuer is fixed here to the first choice it prints; the exceptions
of one language are taken only when that language is named.
"""

import unicodedata
from typing import Literal

Language = Literal["be", "bg", "mk", "sr", "uk"]

# Section 6 A. A base letter with marks is left to its decomposition (É, Š, Ū ...).
_LATIN = {
    "Ä": "AE", "Å": "AA", "Æ": "AE", "Ð": "D", "Ö": "OE", "Ø": "OE", "Ü": "UE", "Þ": "TH",
    "Đ": "D", "Ħ": "H", "ı": "I", "Ĳ": "IJ", "ĸ": "Q", "Ŀ": "L", "Ł": "L", "Ŋ": "N", "Œ": "OE",
    "Ŧ": "T", "ẞ": "SS", "ß": "SS",
}  # fmt: skip

# Section 6 B.
_CYRILLIC = {
    "Ё": "E", "Ђ": "D", "Є": "IE", "Ѕ": "DZ", "І": "I", "Ї": "I", "Ј": "J", "Љ": "LJ", "Њ": "NJ",
    "Ќ": "K", "Ў": "U", "Џ": "DZ", "А": "A", "Б": "B", "В": "V", "Г": "G", "Д": "D", "Е": "E",
    "Ж": "ZH", "З": "Z", "И": "I", "Й": "I", "К": "K", "Л": "L", "М": "M", "Н": "N", "О": "O",
    "П": "P", "Р": "R", "С": "S", "Т": "T", "У": "U", "Ф": "F", "Х": "KH", "Ц": "TS", "Ч": "CH",
    "Ш": "SH", "Щ": "SHCH", "Ъ": "IE", "Ы": "Y", "Ь": "", "Э": "E", "Ю": "IU", "Я": "IA",
    "Ѫ": "U", "Ѵ": "Y", "Ґ": "G", "Ғ": "G", "Һ": "C",
}  # fmt: skip
_CYRILLIC_BY_LANGUAGE: dict[Language, dict[str, str]] = {
    "be": {"Ё": "IO", "Г": "H"},
    "bg": {"Щ": "SHT"},
    "mk": {"Ќ": "KJ", "Џ": "DJ", "Х": "H", "Ц": "C", "Ғ": "GJ"},
    "sr": {"Г": "H", "Ж": "Z", "Х": "H", "Ц": "C", "Ч": "C", "Ш": "S"},
    "uk": {"Г": "H", "И": "Y"},
}
_UKRAINIAN_FIRST = {"Є": "YE", "Ї": "YI", "Й": "Y", "Ю": "YU", "Я": "YA"}

# Section 6 C: letters. The teh marbuta and the signs have rules of their own below.
_ARABIC = {
    "ء": "XE", "آ": "XAA", "أ": "XAE", "ؤ": "U", "إ": "I", "ئ": "XI", "ا": "A", "ب": "B", "ت": "T",
    "ث": "XTH", "ج": "J", "ح": "XH", "خ": "XKH", "د": "D", "ذ": "XDH", "ر": "R", "ز": "Z", "س": "S",
    "ش": "XSH", "ص": "XSS", "ض": "XDZ", "ط": "XTT", "ظ": "XZZ", "ع": "E", "غ": "G", "ف": "F",
    "ق": "Q", "ك": "K", "ل": "L", "م": "M", "ن": "N", "ه": "H", "و": "W", "ى": "XAY", "ي": "Y",
    "ٱ": "XXA", "ٹ": "XXT", "ټ": "XRT", "پ": "P", "ځ": "XKE", "څ": "XXH", "چ": "XC", "ڈ": "XXD",
    "ډ": "XDR", "ڑ": "XXR", "ړ": "XRR", "ږ": "XRX", "ژ": "XJ", "ښ": "XXS", "ڤ": "V", "ڥ": "XF",
    "ک": "XKK", "ګ": "XXK", "ڭ": "XNG", "گ": "XGG", "ں": "XNN", "ڼ": "XXN", "ھ": "XDO", "ۀ": "XYH",
    "ہ": "XXG", "ۂ": "XGE", "ۃ": "XTG", "ی": "XYA", "ۍ": "XXY", "ې": "Y", "ے": "XYB", "ۓ": "XBE",
}  # fmt: skip
_ARABIC_UNWRITTEN = frozenset("ـًٌٍَُِْٰڜڢڧڨ")  # not encoded: kashida, vowel signs, and four letters
_SHADDA = "ّ"
_TEH_MARBUTA = "ة"
_TEH_MARBUTA_WITHIN, _TEH_MARBUTA_AT_END = "XTA", "XAH"
_ARABIC_BACK = {code: letter for letter, code in _ARABIC.items() if letter != "ې"} | {
    _TEH_MARBUTA_WITHIN: _TEH_MARBUTA,
    _TEH_MARBUTA_AT_END: _TEH_MARBUTA,
}
_LONGEST_CODE = 3
_SEPARATING = frozenset("-‐‑‒–—,، \u00a0\t<")


def name_for_zone(name: str, *, language: Language | None = None) -> str:
    """Return an identifier in A-Z with components parted by single spaces, ready for `fit_names`.

    Hyphens and commas part components; apostrophes and all other punctuation vanish. Letters of
    scripts that section 6 has no table for vanish too. Source: Doc 9303-3, 4.6 and section 6.
    """
    text = unicodedata.normalize("NFC", name)
    words = "".join(" " if character in _SEPARATING else character for character in text).split()
    written = (_word_for_zone(word, language) for word in words)
    return " ".join(word for word in written if word)


def _word_for_zone(word: str, language: Language | None) -> str:
    upper = word.replace("ß", "ẞ").upper()
    cyrillic = _CYRILLIC if language is None else _CYRILLIC | _CYRILLIC_BY_LANGUAGE[language]
    written: list[str] = []
    for index, character in enumerate(upper):
        if character == _SHADDA:
            written.append(next((code for code in reversed(written) if code), ""))
        elif character == _TEH_MARBUTA:
            written.append(_TEH_MARBUTA_AT_END if _ends(upper, index) else _TEH_MARBUTA_WITHIN)
        elif language == "uk" and index == 0 and character in _UKRAINIAN_FIRST:
            written.append(_UKRAINIAN_FIRST[character])
        else:
            written.append(_letter(character, cyrillic))
    return "".join(written)


def _ends(word: str, index: int) -> bool:
    """Whether only unwritten signs follow."""
    return all(character in _ARABIC_UNWRITTEN for character in word[index + 1 :])


def _letter(character: str, cyrillic: dict[str, str]) -> str:
    if "A" <= character <= "Z":
        return character
    for table in (_LATIN, cyrillic, _ARABIC):
        if character in table:
            return table[character]
    base = unicodedata.normalize("NFD", character)[0]
    return base if "A" <= base <= "Z" else ""


def arabic_from_zone(identifier: str) -> str:
    """Return the Arabic letters of a transliterated identifier, as far as they can be told.

    Reads the longest code first: X opens a code of two or three letters. A letter written twice
    comes back twice, as in ALLH: whether a shadda was meant cannot be told. Characters that are no
    code stay as they are. Only for names known to be transliterated Arabic: HUDA is Latin as well.
    Source: Doc 9303-3, section 6, reverse table (B.6).
    """
    return " ".join(_arabic_word(word) for word in identifier.replace("<", " ").split())


def _arabic_word(word: str) -> str:
    letters: list[str] = []
    index = 0
    while index < len(word):
        code = _code_at(word, index)
        letters.append(_ARABIC_BACK.get(code, code))
        index += len(code)
    return "".join(letters)


def _code_at(word: str, index: int) -> str:
    for length in range(_LONGEST_CODE, 1, -1):
        code = word[index : index + length]
        if len(code) == length and code in _ARABIC_BACK:
            return code
    return word[index]
