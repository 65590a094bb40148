"""How a port stands at a moment: what is silent is never called calm."""

from datetime import UTC, datetime, timedelta

from manfadh.web.headquarters.standing import Seen, Standing, standing_of

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
AN_HOUR = timedelta(hours=1)


def test_a_port_with_short_waits_that_was_just_heard_is_calm() -> None:
    seen = Seen(at=NOW, is_shared=True, as_of=NOW - AN_HOUR, waits=(5.0, None))
    assert standing_of(seen) == Standing("calm")


def test_a_port_that_was_not_heard_for_over_an_hour_is_silent_however_small_its_figures() -> None:
    as_of = NOW - AN_HOUR - timedelta(seconds=1)
    seen = Seen(at=NOW, is_shared=True, as_of=as_of, waits=(0.0,), is_report_late=True)
    assert standing_of(seen) == Standing("silent", ("unheard", "report_late"))


def test_an_hour_of_waiting_two_in_secondary_or_a_late_report_are_to_look_at() -> None:
    long_wait = Seen(at=NOW, is_shared=True, as_of=NOW, waits=(None, 60.0))
    assert standing_of(long_wait) == Standing("watch", ("long_wait",))
    in_secondary = Seen(
        at=NOW, is_shared=True, as_of=NOW, waits_in_secondary_since=NOW - 2 * AN_HOUR
    )
    assert standing_of(in_secondary) == Standing("watch", ("long_in_secondary",))
    late = Seen(at=NOW, is_shared=True, as_of=NOW, is_report_late=True)
    assert standing_of(late) == Standing("watch", ("report_late",))


def test_of_a_port_that_shares_nothing_nothing_is_said() -> None:
    hidden = Seen(at=NOW, is_shared=False, as_of=NOW - 9 * AN_HOUR, is_report_late=True)
    assert standing_of(hidden) == Standing("unshared")
