"""Invented problems for hypothesis: with trees only, or with all that a problem may have."""

from typing import Any

from hypothesis import strategies as st

Json = dict[str, Any]
GROUPS = ["Basra", "Baghdad", "Sulaymaniyah"]


@st.composite
def forests(draw: st.DrawFn) -> Json:
    """At most one prerequisite each, in the same governorate; shares by governorate."""
    count = draw(st.integers(1, 8))
    unit = draw(st.sampled_from([1, 0.5, 100, 0.07]))
    items: list[Json] = []
    for i in range(count):
        one: Json = {
            "id": f"i{i}",
            "cost": round(draw(st.integers(0, 9)) * unit, 2),
            "value": draw(st.integers(0, 20)) / 4,
            "governorate": draw(st.sampled_from(GROUPS)),
        }
        alike = [other["id"] for other in items if other["governorate"] == one["governorate"]]
        wanted = draw(st.booleans())
        if alike and wanted:
            one["requires"] = [draw(st.sampled_from(alike))]
        items.append(one)
    return {
        "interventions": items,
        "budget": round(draw(st.integers(0, 40)) * unit, 2),
        "rules": draw(rules(items, only_money=True)),
    }


@st.composite
def problems(draw: st.DrawFn) -> Json:
    """Anything but phases."""
    count = draw(st.integers(1, 7))
    names = [f"i{i}" for i in range(count)]
    items: list[Json] = []
    for i in range(count):
        earlier = names[:i]
        one: Json = {
            "id": names[i],
            "cost": draw(st.integers(0, 9)),
            "value": draw(st.integers(0, 20)) / 4,
            "governorate": draw(st.sampled_from(GROUPS)),
            "running_cost": draw(st.integers(0, 3)) / 2,
            "running_cost_payer": draw(st.sampled_from(["", "Commission"])),
        }
        if earlier:
            one["requires"] = draw(st.lists(st.sampled_from(earlier), max_size=2, unique=True))
            left = [name for name in earlier if name not in one["requires"]]
            excludes = draw(st.booleans())
            if left and excludes:
                one["excludes"] = [draw(st.sampled_from(left))]
        items.append(one)
    synergies = []
    if count > 2 and draw(st.booleans()):
        members = draw(st.lists(st.sampled_from(names), min_size=2, max_size=3, unique=True))
        synergies = [{"interventions": members, "value": draw(st.integers(-12, 12)) / 4}]
    return {
        "interventions": items,
        "budget": draw(st.integers(0, 30)),
        "synergies": synergies,
        "rules": draw(rules(items, only_money=False)),
    }


@st.composite
def rules(draw: st.DrawFn, items: list[Json], *, only_money: bool) -> list[Json]:
    groups = sorted({one["governorate"] for one in items})
    names = [one["id"] for one in items]
    group = st.sampled_from(groups)
    share = st.sampled_from([0.1, 0.25, 0.3])
    base = st.sampled_from(["spent", "budget"])
    some: list[st.SearchStrategy[Json]] = [
        st.fixed_dictionaries(
            {"kind": st.sampled_from(["minimum_share", "maximum_share"]), "group": group,
             "share": share, "base": base, "by": st.just("governorate")}
        ),
        st.fixed_dictionaries(
            {"kind": st.just("minimum_spend"), "group": group, "by": st.just("governorate"),
             "amount": st.integers(0, 6)}
        ),
        st.fixed_dictionaries(
            {"kind": st.sampled_from(["choose", "leave_out"]),
             "intervention": st.sampled_from(names)}
        ),
    ]  # fmt: skip
    if not only_money:
        some += [
            st.fixed_dictionaries(
                {"kind": st.just("running_cost_ceiling"), "ceiling": st.integers(0, 5),
                 "payer": st.sampled_from(["", "Commission"])}
            ),
            st.fixed_dictionaries(
                {"kind": st.just("at_most"), "count": st.integers(0, 3),
                 "interventions": st.just(names)}
            ),
        ]  # fmt: skip
    found: list[Json] = draw(st.lists(st.one_of(some), max_size=3))
    return [{**rule, "id": f"rule {k}"} for k, rule in enumerate(found)]
