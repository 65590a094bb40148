"""Skip logic is read as XLSForm writes it, answered as XPath has it, and always ends."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manfadh.libs.fieldforms import ConditionWrong, read_condition
from manfadh.libs.fieldforms.conditions import DEEPEST, LONGEST, Tree, as_number


@pytest.mark.parametrize(
    ("text", "answers", "holds"),
    [
        ("${a} = 'yes'", {"a": "yes"}, True),
        ("${a} = 'yes'", {}, False),
        ("${a} != 'yes'", {}, True),
        ("${a} != ''", {}, False),
        ("${a} > 2", {"a": "3"}, True),
        ("${a} > 2", {"a": ""}, False),
        ("${a} <= 2", {"a": ""}, False),
        ("${a} = 3", {"a": "3.0"}, True),
        ("${a} = '3'", {"a": "3.0"}, False),
        ("3 = ${a}", {"a": " 3 "}, True),
        ("${a} < ${b}", {"a": "9", "b": "10"}, True),
        ("selected(${a}, 'fibre')", {"a": "mobile fibre"}, True),
        ("selected(${a}, 'fib')", {"a": "mobile fibre"}, False),
        ("count-selected(${a}) >= 2", {"a": "mobile fibre"}, True),
        ("not(${a} = 'yes') and ${b} = 'no'", {"b": "no"}, True),
        ("${a}='1' or ${a}='2' and ${b}='x'", {"a": "1"}, True),
        ("(${a}='1' or ${a}='2') and ${b}='x'", {"a": "1"}, False),
        ('${a} = "it\'s"', {"a": "it's"}, True),
        ("${ a }=-1.5", {"a": "-1.5"}, True),
    ],
)
def test_a_condition_holds_as_xpath_says(text: str, answers: dict[str, str], holds: bool) -> None:
    assert read_condition(text).answer(answers) is holds


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("", 1),
        ("${a}", 5),
        ("${a} =", 7),
        ("${a} = 1 1", 10),
        ("${a} == 1", 7),
        ("today() > 1", 1),
        ("${a} = 1 and", 13),
        ("(${a} = 1", 10),
        ("selected(${a} 'x')", 15),
        ("${a} = 1; drop", 9),
        ("__import__('os')", 1),
        ("${a} + 1 = 2", 6),
    ],
)
def test_what_is_no_condition_is_refused_with_its_place(text: str, at: int) -> None:
    with pytest.raises(ConditionWrong) as wrong:
        read_condition(text)
    assert wrong.value.at == at


def test_neither_length_nor_brackets_have_no_end() -> None:
    with pytest.raises(ConditionWrong):
        read_condition(" " * LONGEST + "${a} = 1")
    with pytest.raises(ConditionWrong, match="brackets"):
        read_condition("(" * 3 * DEEPEST + "${a} = 1" + ")" * 3 * DEEPEST)
    assert read_condition("((((${a} = 1))))").answer({"a": "1"})


def test_a_condition_knows_of_what_it_asks() -> None:
    condition = read_condition("${a} = 1 or not(selected(${b}, 'x')) or count-selected(${c}) > 1")
    assert condition.names == {"a", "b", "c"}


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    try:
        condition = read_condition(text)
    except ConditionWrong:
        return
    assert condition.answer({}) in (True, False)


_SIGNS = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])
_VALUES = st.one_of(
    st.sampled_from("abc").map(lambda name: (["answer", name], f"${{{name}}}")),
    st.integers(-9, 9).map(lambda number: (["number", float(number)], str(number))),
    st.sampled_from(["", "x", "3"]).map(lambda text: (["text", text], f"'{text}'")),
)
_COMPARISONS = st.tuples(_SIGNS, _VALUES, _VALUES).map(
    lambda said: ([said[0], said[1][0], said[2][0]], f"{said[1][1]} {said[0]} {said[2][1]}")
)
_TREES: st.SearchStrategy[tuple[Tree, str]] = st.recursive(
    _COMPARISONS,
    lambda inner: st.one_of(
        inner.map(lambda one: (["not", one[0]], f"not({one[1]})")),
        st.tuples(st.sampled_from(["and", "or"]), inner, inner).map(
            lambda said: (
                [said[0], said[1][0], said[2][0]],
                f"({said[1][1]}) {said[0]} ({said[2][1]})",
            )
        ),
    ),
    max_leaves=8,
)  # fmt: skip


@given(_TREES)
def test_what_is_written_is_read_back_as_the_same_tree(said: tuple[Tree, str]) -> None:
    tree, text = said
    assert read_condition(text).tree == tree


@given(_TREES, st.dictionaries(st.sampled_from("abc"), st.sampled_from(["", "x", "3", "-2.5"])))
def test_de_morgan_holds(said: tuple[Tree, str], answers: dict[str, str]) -> None:
    text = said[1]
    other = "${a} = 'x'"
    left = read_condition(f"not(({text}) and {other})").answer(answers)
    right = read_condition(f"not({text}) or not({other})").answer(answers)
    assert left == right


def test_what_is_no_number_is_none() -> None:
    assert as_number("12.") == 12
    assert as_number(".5") == 0.5
    for text in ("", "  ", "1e3", "0x1", "infinity", "nan", "١"):
        assert math.isnan(as_number(text))
