"""A ranking by weighted criteria: its arithmetic, and how far it depends on the weights.

>>> from manfadh.libs.rankings import Criterion, Ranking
>>> ranking = Ranking(
...     [Criterion("severity", 0, 4), Criterion("travellers a day", 0, 5000)],
...     ["no scanner", "no water"], [[3, 4000], [4, 500]])
>>> [(place.name, place.rank) for place in ranking.places([0.5, 0.5])]
[('no scanner', 1), ('no water', 2)]
"""

from manfadh.libs.rankings.ranges import RankRange, Steadiness, rank_ranges
from manfadh.libs.rankings.scores import Criterion, Line, Place, Ranking, RankingWrong, agreement
from manfadh.libs.rankings.weights import Bounds

__all__ = [
    "Bounds",
    "Criterion",
    "Line",
    "Place",
    "RankRange",
    "Ranking",
    "RankingWrong",
    "Steadiness",
    "agreement",
    "rank_ranges",
]
