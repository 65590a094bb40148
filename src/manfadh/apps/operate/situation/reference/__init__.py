"""Into which groups the daily report sorts nationalities: data, not code."""

import tomllib
from functools import cache
from importlib.resources import files

OTHER = "other"


@cache
def groups_of_nationalities() -> dict[str, str]:
    """The group of each country (alpha-3); a country in none of them is in `other`."""
    told = tomllib.loads((files(__name__) / "nationality_groups.toml").read_text("utf-8"))
    return {country: group for group, one in told.items() for country in one["countries"]}
