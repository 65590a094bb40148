"""How one written token becomes its folded form: which letters count as the same letter.

The table is shown for readers in docs/engines/names.md; change both together.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

LONGEST_TOKEN: Final = 64
CACHED_TOKENS: Final = 32_768

# Letters that Unicode does not decompose although a clerk takes one for the other.
SAME_LETTER: Final = str.maketrans(
    {
        "ٱ": "ا", "ء": None, "ة": "ه", "ە": "ه", "ھ": "ه", "ہ": "ه", "ۃ": "ه",
        "ى": "ي", "ی": "ي", "ێ": "ي", "ې": "ي", "ے": "ي", "ۍ": "ي",
        "ک": "ك", "ڪ": "ك", "ۆ": "و", "ۇ": "و", "ۈ": "و", "ۊ": "و", "ۋ": "و",
        "ڕ": "ر", "ڵ": "ل", "ں": "ن", "ٹ": "ت", "ڈ": "د", "ڑ": "ر", "ڨ": "ڤ",
        "ı": "i", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d",
        "ħ": "h", "ə": "e", "ŋ": "n",
    }
)  # fmt: skip
_JOINERS: Final = str.maketrans(dict.fromkeys("'’‘ʼʻʿʾʹ`´ʽ“”\"ـ"))

_SEPARATORS: Final = re.compile(r"[\W_]+")
_FOREIGN_DIGIT: Final = re.compile(r"[^\D0-9]")
_SEAT_OF_A_FIRST_VOWEL: Final = "ئ"


def fold_digits(text: str) -> str:
    """Write every decimal digit of any script (Arabic-Indic, Persian) as 0 to 9."""
    return _FOREIGN_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), text)


def bare_letters(text: str) -> str:
    """Take `text` apart (NFKD) and leave out marks (harakat, diacritics) and invisible signs."""
    return "".join(
        char
        for char in unicodedata.normalize("NFKD", text)
        if unicodedata.category(char) not in ("Mn", "Mc", "Me", "Cf", "Cc", "Cs")
    )


def split_bare(token: str) -> list[str]:
    """Split `token` at hyphens and signs into bare, caseless letters and digits 0 to 9."""
    # Casefolding can bring back marks (İ) and decomposing can bring back capitals (㎒): once more.
    bare = bare_letters(bare_letters(token).casefold()).casefold().translate(_JOINERS)
    return [part[:LONGEST_TOKEN] for part in _SEPARATORS.split(fold_digits(bare)) if part]


@lru_cache(maxsize=CACHED_TOKENS)
def fold_token(token: str) -> tuple[str, ...]:
    """Fold one token without white space; a hyphen or other sign may make several of it.

    Folds presentation forms, case, marks, hamza and alef, ya, ta marbuta, kaf, Kurdish letters and
    digits. Folding what is folded changes nothing. Never raises.
    """
    if token.startswith(_SEAT_OF_A_FIRST_VOWEL):
        token = "ا" + token[1:].removeprefix("ا")
    return tuple(filter(None, (part.translate(SAME_LETTER) for part in split_bare(token))))
