"""Which interventions to choose under a budget and rules, and how far that can be relied on.

>>> from manfadh.libs.portfolio import choose, read_problem
>>> problem = read_problem(b'''{"budget": 50, "interventions": [
...     {"id": "scanner", "cost": 40, "value": 9},
...     {"id": "training", "cost": 25, "value": 6},
...     {"id": "procedures", "cost": 20, "value": 5}]}''')
>>> answer = choose(problem)
>>> answer.chosen, answer.value, answer.cost
(['training', 'procedures'], 11.0, 45.0)
"""

from manfadh.libs.portfolio.answer import Answer, answer_schema
from manfadh.libs.portfolio.answering import choose
from manfadh.libs.portfolio.checking import find_circle
from manfadh.libs.portfolio.faults import BadProblem, Fault
from manfadh.libs.portfolio.optimum import SolverStopped
from manfadh.libs.portfolio.problem import Problem, problem_schema, read_problem

__all__ = [
    "Answer",
    "BadProblem",
    "Fault",
    "Problem",
    "SolverStopped",
    "answer_schema",
    "choose",
    "find_circle",
    "problem_schema",
    "read_problem",
]
