"""The formulae agree with the textbook, with each other, and with a queue that is simulated."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from manfadh.libs.queueing import (
    erlang_b,
    erlang_c,
    mean_wait_mg1,
    mean_wait_mgc,
    mean_wait_mmc,
    servers_needed,
    simulate,
    wait_exceeds,
)
from manfadh.libs.queueing.theory import NeverInBalance


@pytest.mark.parametrize(
    ("servers", "load", "share"), [(1, 0.8, 0.8), (2, 1.0, 1 / 3), (3, 2.0, 4 / 9)]
)
def test_erlangs_delay_formula_gives_the_exact_fractions(
    servers: int, load: float, share: float
) -> None:
    assert erlang_c(servers, load) == pytest.approx(share, rel=1e-12)


@pytest.mark.parametrize(("servers", "load"), [(10, 4.461), (20, 12.03), (50, 37.90), (100, 84.06)])
def test_one_percent_is_lost_at_the_loads_of_the_tables(servers: int, load: float) -> None:
    assert erlang_b(servers, load) == pytest.approx(0.01, abs=1e-5)


def test_three_servers_at_two_thirds_wait_four_ninths_of_a_service() -> None:
    assert mean_wait_mmc(0.2, 10.0, 3) == pytest.approx(40 / 9)


@given(st.floats(0.01, 0.98), st.floats(0.1, 60))
def test_one_server_is_the_same_by_every_formula(load: float, service: float) -> None:
    arrivals = load / service
    plain = load * service / (1 - load)
    assert mean_wait_mmc(arrivals, service, 1) == pytest.approx(plain)
    assert mean_wait_mg1(arrivals, service, 1.0) == pytest.approx(plain)
    assert mean_wait_mgc(arrivals, service, 1, 0.0) == pytest.approx(plain / 2)


@given(st.integers(1, 60), st.floats(0.05, 0.95))
def test_another_server_never_makes_anybody_wait_longer(servers: int, busy: float) -> None:
    arrivals = busy * servers
    assert mean_wait_mmc(arrivals, 1.0, servers + 1) <= mean_wait_mmc(arrivals, 1.0, servers)
    assert erlang_b(servers, arrivals) <= erlang_c(servers, arrivals) <= 1


def test_more_than_can_be_served_has_no_mean() -> None:
    with pytest.raises(NeverInBalance):
        erlang_c(2, 2.0)
    with pytest.raises(NeverInBalance):
        mean_wait_mg1(1.0, 1.0, 1.0)
    with pytest.raises(ValueError, match="serve"):
        erlang_c(0, 0.1)
    with pytest.raises(ValueError, match="negative"):
        erlang_b(-1, 0.1)


@given(st.floats(0.1, 20), st.floats(0.5, 0.99))
def test_as_many_serve_as_are_needed_and_no_more(arrivals: float, share: float) -> None:
    servers = servers_needed(arrivals, 1.0, limit=0.5, share=share)
    assert wait_exceeds(0.5, arrivals, 1.0, servers) <= 1 - share
    if servers - 1 > arrivals:
        assert wait_exceeds(0.5, arrivals, 1.0, servers - 1) > 1 - share


@pytest.mark.parametrize(("servers", "busy"), [(1, 0.7), (3, 0.8)])
def test_a_long_simulation_waits_as_theory_says(servers: int, busy: float) -> None:
    chance = np.random.default_rng(7)
    number = 60_000
    came = np.cumsum(chance.exponential(1 / (busy * servers), number))
    told = simulate(came.tolist(), chance.exponential(1.0, number).tolist(), servers)
    waited = np.array([one.waited for one in told])
    # Waits that follow each other are alike: the error is that of batches of them.
    batches = waited.reshape(60, -1).mean(axis=1)
    error = 3 * batches.std() / len(batches) ** 0.5
    assert abs(waited.mean() - mean_wait_mmc(busy * servers, 1.0, servers)) < error
