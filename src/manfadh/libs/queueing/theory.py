"""Formulae for queues in balance, with Poisson arrivals: how long, and how many must work.

Rates are per unit of time, times in that unit. `load` is arrivals × mean service, in erlangs: how
many officers would be busy if there were enough of them.

Erlang 1917; Kleinrock, *Queueing Systems* I (1975), chapters 3 and 5; Allen, *Probability,
Statistics and Queueing Theory* (1990), section 5.3, for several servers and any service time.
"""

from math import exp


class NeverInBalance(ValueError):
    """More arrives than can be served: the queue grows for ever and has no mean."""


def erlang_b(servers: int, load: float) -> float:
    """The share of arrivals that find all servers busy where nobody waits (Erlang's loss formula).

    By the recursion B(c) = aB(c-1) / (c + aB(c-1)), which never overflows. Raises ValueError for
    a negative load or number of servers.
    """
    if servers < 0 or load < 0:
        raise ValueError("Servers and load are not negative.")
    blocked = 1.0
    for busy in range(1, servers + 1):
        blocked = load * blocked / (busy + load * blocked)
    return blocked


def erlang_c(servers: int, load: float) -> float:
    """The share of arrivals that must wait in M/M/c (Erlang's delay formula).

    Raises ValueError without a server, NeverInBalance where the load is not below the servers.
    """
    if servers < 1:
        raise ValueError("Somebody has to serve.")
    if load >= servers:
        raise NeverInBalance(f"A load of {load} on {servers} servers.")
    blocked = erlang_b(servers, load)
    return servers * blocked / (servers - load * (1 - blocked))


def mean_wait_mmc(arrivals: float, service: float, servers: int) -> float:
    """The mean wait in the queue of M/M/c: C(c, a) × service / (c - a).

    Raises NeverInBalance, ValueError like `erlang_c`.
    """
    load = arrivals * service
    return erlang_c(servers, load) * service / (servers - load)


def wait_exceeds(limit: float, arrivals: float, service: float, servers: int) -> float:
    """The share that waits longer than a limit in M/M/c: C(c, a) × exp(-(c - a) limit / service).

    Raises NeverInBalance, ValueError like `erlang_c`.
    """
    load = arrivals * service
    return erlang_c(servers, load) * exp(-(servers - load) * limit / service)


def mean_wait_mg1(arrivals: float, service: float, variation: float) -> float:
    """The mean wait with one server and any service time (Pollaczek and Khinchine, exact).

    `variation` is the coefficient of variation of service: 0 for always the same, 1 exponential.
    Raises NeverInBalance.
    """
    load = arrivals * service
    if load >= 1:
        raise NeverInBalance(f"A load of {load} on one server.")
    return load * service * (1 + variation**2) / (2 * (1 - load))


def mean_wait_mgc(arrivals: float, service: float, servers: int, variation: float) -> float:
    """The mean wait with several servers and any service time, about: (1 + cv²)/2 of M/M/c.

    Allen and Cunneen's approximation with Poisson arrivals; exact for one server and for
    exponential service. Raises NeverInBalance, ValueError like `erlang_c`.
    """
    return mean_wait_mmc(arrivals, service, servers) * (1 + variation**2) / 2


def servers_needed(arrivals: float, service: float, *, limit: float, share: float) -> int:
    """The fewest servers with which at least `share` of people wait no longer than `limit`.

    In M/M/c. Raises ValueError unless `share` lies between 0 and 1, without either.
    """
    if not 0 < share < 1:
        raise ValueError("A share between 0 and 1.")
    servers = int(arrivals * service) + 1
    while wait_exceeds(limit, arrivals, service, servers) > 1 - share:
        servers += 1
    return servers
