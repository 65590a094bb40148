"""What each port is like: how busy, who passes, how. Invented, in the shape of the real ones."""

from dataclasses import dataclass, field

from manfadh.apps.operate.crossings.events import Mode

PILGRIMS_FROM_IRAN = {"IRN": 0.86, "PAK": 0.06, "IND": 0.05, "AFG": 0.03}
FROM_TURKIYE = {"TUR": 0.82, "SYR": 0.1, "DEU": 0.08}
FROM_SYRIA = {"SYR": 0.9, "LBN": 0.1}
FROM_JORDAN = {"JOR": 0.75, "SYR": 0.15, "EGY": 0.1}
FROM_THE_GULF = {"KWT": 0.6, "SAU": 0.3, "IND": 0.1}
BY_AIR = {
    "IRN": 0.22, "TUR": 0.2, "IND": 0.12, "JOR": 0.1, "LBN": 0.1, "DEU": 0.08, "GBR": 0.06,
    "PAK": 0.06, "PHL": 0.06,
}  # fmt: skip
SEAFARERS = {"PHL": 0.5, "IND": 0.5}


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One port. `trips_per_day` is a year's mean; `residents` the share of trips by nationals."""

    trips_per_day: float
    residents: float
    visitors: dict[str, float] = field(hash=False)
    modes: dict[Mode, float] = field(hash=False)
    pilgrimage: float = 0.0
    lanes: int = 4
    is_round_the_clock: bool = True


ON_FOOT_AND_BUS: dict[Mode, float] = {"foot": 0.5, "bus": 0.4, "car": 0.1}
ROAD: dict[Mode, float] = {"car": 0.55, "lorry": 0.3, "bus": 0.15}
AIR: dict[Mode, float] = {"air": 1.0}
SEA: dict[Mode, float] = {"sea": 1.0}

PROFILES: dict[str, Profile] = {
    "ibrahim-khalil": Profile(
        trips_per_day=46, residents=0.45, visitors=FROM_TURKIYE, modes=ROAD, lanes=8
    ),
    "haji-omran": Profile(
        trips_per_day=8, residents=0.5, visitors={"IRN": 1.0}, modes=ROAD, lanes=3
    ),
    "bashmakh": Profile(
        trips_per_day=14, residents=0.5, visitors={"IRN": 1.0}, modes=ROAD, lanes=4
    ),
    "parwezkhan": Profile(
        trips_per_day=10, residents=0.5, visitors={"IRN": 1.0}, modes=ROAD, lanes=4
    ),
    "zurbatiyah": Profile(
        trips_per_day=34, residents=0.35, visitors=PILGRIMS_FROM_IRAN, modes=ON_FOOT_AND_BUS,
        pilgrimage=1.0, lanes=10,
    ),
    "munthiriya": Profile(
        trips_per_day=8, residents=0.45, visitors=PILGRIMS_FROM_IRAN, modes=ON_FOOT_AND_BUS,
        pilgrimage=0.35, lanes=4,
    ),
    "shib": Profile(
        trips_per_day=8, residents=0.4, visitors=PILGRIMS_FROM_IRAN, modes=ON_FOOT_AND_BUS,
        pilgrimage=0.5, lanes=4,
    ),
    "shalamcheh": Profile(
        trips_per_day=24, residents=0.4, visitors=PILGRIMS_FROM_IRAN, modes=ON_FOOT_AND_BUS,
        pilgrimage=0.8, lanes=6,
    ),
    "safwan": Profile(
        trips_per_day=11, residents=0.45, visitors=FROM_THE_GULF, modes=ROAD, lanes=4
    ),
    "arar": Profile(
        trips_per_day=5, residents=0.5, visitors={"SAU": 1.0}, modes=ROAD, lanes=3,
        is_round_the_clock=False,
    ),
    "trebil": Profile(
        trips_per_day=14, residents=0.5, visitors=FROM_JORDAN, modes=ROAD, lanes=5
    ),
    "qaim": Profile(
        trips_per_day=6, residents=0.5, visitors=FROM_SYRIA, modes=ROAD, lanes=3,
        is_round_the_clock=False,
    ),
    "rabia": Profile(
        trips_per_day=3, residents=0.5, visitors=FROM_SYRIA, modes=ROAD, lanes=2,
        is_round_the_clock=False,
    ),
    "baghdad-airport": Profile(
        trips_per_day=37, residents=0.55, visitors=BY_AIR, modes=AIR, pilgrimage=0.15, lanes=10
    ),
    "basra-airport": Profile(
        trips_per_day=9, residents=0.5, visitors=BY_AIR, modes=AIR, lanes=4
    ),
    "erbil-airport": Profile(
        trips_per_day=17, residents=0.5, visitors=BY_AIR, modes=AIR, lanes=6
    ),
    "sulaymaniyah-airport": Profile(
        trips_per_day=6, residents=0.6, visitors=BY_AIR, modes=AIR, lanes=3
    ),
    "najaf-airport": Profile(
        trips_per_day=13, residents=0.25, visitors=PILGRIMS_FROM_IRAN | {"LBN": 0.1}, modes=AIR,
        pilgrimage=0.6, lanes=5,
    ),
    "umm-qasr": Profile(
        trips_per_day=3, residents=0.1, visitors=SEAFARERS, modes=SEA, lanes=2
    ),
}  # fmt: skip
