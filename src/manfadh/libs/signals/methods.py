"""The detectors by name: their settings, and how each is called."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import Any

from manfadh.libs.signals.cadence import check_frequency
from manfadh.libs.signals.series import Series, Verdicts
from manfadh.libs.signals.settings import (
    Automatic,
    Cusum,
    Ears,
    Emergent,
    Farrington,
    FarringtonFlexible,
    Glr,
    Settings,
    read_settings,
)

Judge = Callable[..., list[Verdicts]]


@dataclass(frozen=True, slots=True)
class Method:
    """A detector: the kind of its settings, and the function that judges many series."""

    name: str
    settings: type[Settings]
    module: str
    function: str
    seasonal: bool = False  # whether `freq` matters
    named: bool = False  # whether the function is told which of its methods to use

    @property
    def judge(self) -> Judge:
        """The function, whose module is loaded now: compiled ones take a while."""
        found: Judge = getattr(import_module(f"manfadh.libs.signals.{self.module}"), self.function)
        return partial(found, method=self.name) if self.named else found

    def check(self, many: Sequence[Series], settings: Settings) -> None:
        """Raise SeriesError, before anything is judged, where a series does not suit them."""
        for series in many:
            if self.seasonal or settings.freq_was_given:
                check_frequency(series, settings.freq)


METHODS = {
    method.name: method
    for method in (
        Method("ears-c1", Ears, "ears", "ears", named=True),
        Method("ears-c2", Ears, "ears", "ears", named=True),
        Method("ears-c3", Ears, "ears", "ears", named=True),
        Method("farrington", Farrington, "farrington", "farrington", seasonal=True),
        Method(
            "farrington-flexible", FarringtonFlexible, "farrington", "farrington", seasonal=True
        ),
        Method("emergent", Emergent, "emergent", "emergent"),
        Method("auto", Automatic, "choosing", "automatic"),
        Method("cusum", Cusum, "cusum", "cusum"),
        Method("glr", Glr, "glr", "glr", named=True),
        Method("glr-negative-binomial", Glr, "glr", "glr", named=True),
    )
}


def detect(
    many: Sequence[Series],
    method: str,
    settings: Mapping[str, Any] | Settings | None = None,
    *,
    last: int | None = None,
) -> list[Verdicts]:
    """Judge the newest `last` periods of each series (all of them, where None) by a method.

    Settings go by R's names; what is left out has R's default. Raises SettingsError and SeriesError
    with what to correct, and KeyError for a method that does not exist.
    """
    found = METHODS[method]
    if not isinstance(settings, Settings):
        settings = read_settings(found.settings, settings or {})
    return found.judge(many, settings, last=last)
