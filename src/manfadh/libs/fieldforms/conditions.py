"""Skip logic: a small part of XPath as XLSForm's `relevant` has it, read into a tree.

    condition  = either { "or" either }
    either     = both { "and" both }
    both       = "not" "(" condition ")" | "(" condition ")" | selected | comparison
    selected   = "selected" "(" reference "," text ")"
    comparison = value ( "=" | "!=" | "<" | "<=" | ">" | ">=" ) value
    value      = reference | number | text | "count-selected" "(" reference ")"

Values compare as XPath 1.0 has it (section 3.4): with < and its like, and beside a number, both
become numbers, and what is no number is less, more and equal to nothing; else both are texts. An
unanswered question is an empty text. A tree is a few dozen steps deep at most, so reading and
answering always end. `tree` is the same for the browser, which answers it by the same rules.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from operator import eq, ge, gt, le, lt, ne
from typing import Any, NamedTuple, cast

LONGEST = 1_000
DEEPEST = 20

Tree = list[Any]
Value = str | float


class ConditionWrong(ValueError):
    """What stands there is no condition of ours; `at` is the place, counted from 1."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.at = at


class Token(NamedTuple):
    """A piece of a condition: its kind, its text, and where it begins."""

    kind: str
    text: str
    at: int


_TOKEN = re.compile(
    r"""\s*(?:
      (?P<reference>\$\{\s*[A-Za-z_][\w.-]*\s*\})
    | (?P<number>-?\d+(?:\.\d+)?)
    | (?P<text>'[^']*'|"[^"]*")
    | (?P<sign><=|>=|!=|=|<|>)
    | (?P<mark>[(),])
    | (?P<name>[A-Za-z][A-Za-z-]*)
    )""",
    re.VERBOSE | re.ASCII,
)
_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "=": eq,
    "!=": ne,
    "<": lt,
    "<=": le,
    ">": gt,
    ">=": ge,
}
_LITERALS: dict[str, Callable[[str], Tree]] = {
    "reference": lambda text: ["answer", _bare(text)],
    "number": lambda text: ["number", float(text)],
    "text": lambda text: ["text", text[1:-1]],
}
_NUMBER = re.compile(r"\s*-?(?:\d+(?:\.\d*)?|\.\d+)\s*", re.ASCII)


class Condition:
    """A condition that was read. `names` are the questions that it asks of."""

    def __init__(self, text: str, tree: Tree) -> None:
        self.text = text
        self.tree = tree
        self.names: frozenset[str] = frozenset(_names(tree))

    def answer(self, answers: Mapping[str, str]) -> bool:
        """Whether it holds for these answers; a question without one has an empty answer."""
        return _holds(self.tree, answers)


def read_condition(text: str) -> Condition:
    """Read a condition. Raises ConditionWrong with what to write instead, and where."""
    if len(text) > LONGEST:
        raise ConditionWrong(f"A condition has at most {LONGEST} characters.", LONGEST)
    reader = _Reader(list(_tokens(text)), len(text) + 1)
    tree = reader.read_any(0)
    left = reader.peek()
    if left is not None:
        raise ConditionWrong(f"{left.text!r} stands behind the end of the condition.", left.at)
    return Condition(text, tree)


def as_number(value: Value) -> float:
    """A value as XPath's number() has it: what is no number is NaN."""
    if isinstance(value, float):
        return value
    return float(value) if _NUMBER.fullmatch(value) else math.nan


def _tokens(text: str) -> Iterator[Token]:
    at = 0
    end = len(text.rstrip())
    while at < end:
        found = _TOKEN.match(text, at)
        if found is None or found.lastgroup is None:
            raise ConditionWrong(
                f"{text[at:].strip()[:12]!r} is not understood. Write ${{code}}, a number, "
                "'text', = != < <= > >=, and, or, not(…), selected(${code}, 'choice').",
                len(text) - len(text[at:].lstrip()) + 1,
            )
        kind = found.lastgroup
        yield Token(kind, found[kind], found.start(kind) + 1)
        at = found.end()


class _Reader:
    """Reads tokens from the first to the last, by recursive descent."""

    def __init__(self, tokens: list[Token], end: int) -> None:
        self._tokens = tokens
        self._place = 0
        self._end = end

    def peek(self) -> Token | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def read_any(self, depth: int) -> Tree:
        return self._joined("or", self._read_all, depth)

    def _read_all(self, depth: int) -> Tree:
        return self._joined("and", self._read_one, depth)

    def _joined(self, word: str, read: Callable[[int], Tree], depth: int) -> Tree:
        if depth > DEEPEST:
            raise ConditionWrong("There are too many brackets inside each other.", self._at())
        parts = [read(depth + 1)]
        while (token := self.peek()) and (token.kind, token.text) == ("name", word):
            self._place += 1
            parts.append(read(depth + 1))
        return parts[0] if len(parts) == 1 else [word, *parts]

    def _read_one(self, depth: int) -> Tree:
        token = self.peek()
        if token and token.text == "(":
            self._take("(")
            tree = self.read_any(depth + 1)
            self._take(")")
            return tree
        if token and token.text == "not":
            self._place += 1
            self._take("(")
            tree = self.read_any(depth + 1)
            self._take(")")
            return ["not", tree]
        if token and token.text == "selected":
            return self._read_selected()
        return self._read_comparison()

    def _read_selected(self) -> Tree:
        self._place += 1
        self._take("(")
        name = self._take_kind("reference", "${code} of a question")
        self._take(",")
        text = self._take_kind("text", "a choice in quotes")
        self._take(")")
        return ["selected", _bare(name), text[1:-1]]

    def _read_comparison(self) -> Tree:
        one = self._read_value()
        sign = self._take_kind("sign", "= != < <= > or >=")
        return [sign, one, self._read_value()]

    def _read_value(self) -> Tree:
        token = self.peek()
        if token and token.text == "count-selected":
            self._place += 1
            self._take("(")
            name = self._take_kind("reference", "${code} of a question")
            self._take(")")
            return ["count", _bare(name)]
        if token and token.kind in _LITERALS:
            self._place += 1
            return _LITERALS[token.kind](token.text)
        raise ConditionWrong(f"Here stands {self._shown()}; write a value.", self._at())

    def _take(self, mark: str) -> None:
        token = self.peek()
        if token is None or token.text != mark:
            raise ConditionWrong(f"Here stands {self._shown()}; write {mark!r}.", self._at())
        self._place += 1

    def _take_kind(self, kind: str, wanted: str) -> str:
        token = self.peek()
        if token is None or token.kind != kind:
            raise ConditionWrong(f"Here stands {self._shown()}; write {wanted}.", self._at())
        self._place += 1
        return token.text

    def _shown(self) -> str:
        token = self.peek()
        return repr(token.text) if token else "nothing"

    def _at(self) -> int:
        token = self.peek()
        return token.at if token else self._end


def _bare(reference: str) -> str:
    return reference[2:-1].strip()


def _names(tree: Tree) -> Iterator[str]:
    if tree[0] in ("answer", "count", "selected"):
        yield tree[1]
    for part in tree[1:]:
        if isinstance(part, list):
            yield from _names(part)


def _holds(tree: Tree, answers: Mapping[str, str]) -> bool:
    match tree:
        case ["or", *parts]:
            return any(_holds(part, answers) for part in parts)
        case ["and", *parts]:
            return all(_holds(part, answers) for part in parts)
        case ["not", part]:
            return not _holds(part, answers)
        case ["selected", name, choice]:
            return choice in answers.get(name, "").split()
        case [sign, one, other]:
            return _compare(sign, _value(one, answers), _value(other, answers))
    raise AssertionError(tree)


def _value(tree: Tree, answers: Mapping[str, str]) -> Value:
    match tree:
        case ["answer", name]:
            return answers.get(name, "")
        case ["count", name]:
            return float(len(answers.get(name, "").split()))
        case [_, literal]:
            return cast(Value, literal)
    raise AssertionError(tree)


def _compare(sign: str, one: Value, other: Value) -> bool:
    is_numeric = sign not in ("=", "!=") or isinstance(one, float) or isinstance(other, float)
    if is_numeric:
        return _COMPARISONS[sign](as_number(one), as_number(other))
    return _COMPARISONS[sign](one, other)
