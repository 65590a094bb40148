"""Compile functions of numbers and arrays to machine code, kept where that is allowed."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

from numba import njit

_P = ParamSpec("_P")
_R = TypeVar("_R")


def _forget_older_code(folder: Path) -> None:
    """Drop kept machine code that is older than any module here.

    numba looks only at the file of a function, never at the files of those that it calls.
    """
    newest = max(module.stat().st_mtime for module in folder.glob("*.py"))
    for index in (folder / "__pycache__").glob("*.nbi"):
        with suppress(OSError):  # another process was quicker, or nothing may be written here
            if index.stat().st_mtime < newest:
                index.unlink()


_forget_older_code(Path(__file__).parent)


def compiled(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """Return `function` compiled, with IEEE division and without the interpreter's lock."""
    try:
        made = njit(cache=True, nogil=True, error_model="numpy")(function)
    except RuntimeError:  # no folder in which numba may keep its code
        made = njit(nogil=True, error_model="numpy")(function)
    return cast(Callable[_P, _R], made)
