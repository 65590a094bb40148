"""Every fact has somebody who writes it down."""

import ast
from collections.abc import Iterator

from manfadh.config.wiring import HANDLERS
from tests.architecture.sources import Module, modules, planted


def told(module: Module) -> Iterator[str]:
    """The event classes that a module declares, as `module.Class`."""
    for node in module.tree.body:
        if not isinstance(node, ast.ClassDef):
            continue
        for decorator in node.decorator_list:
            if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "event":
                yield f"{module.name}.{node.name}"


def wired() -> list[str]:
    return [f"{kind.__module__}.{kind.__qualname__}" for kind in HANDLERS]


def test_every_event_has_exactly_one_handler() -> None:
    declared = sorted(name for module in modules() for name in told(module))
    assert sorted(wired()) == declared


def test_an_event_that_nobody_writes_down_is_found() -> None:
    fault = "@event('places.port_painted')\nclass PortPainted(Event):\n    pass\n"
    module = planted("manfadh.apps.govern.places.events", fault)
    assert set(told(module)) - set(wired()) == {"manfadh.apps.govern.places.events.PortPainted"}
