"""The contract that keeps an app's insides its own, for import-linter.

From another app only `services`, `selectors` and `events` may be imported; doors see the same
three; the wiring in `config` also sees who writes rows (`apply`) and who reacts (`subscribers`).
"""

from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class AnatomyContract(Contract):
    """Which modules of an app (`root.wing.app`) may be imported from outside it."""

    type_name = "anatomy"

    # import-linter replaces each field by its value, which its types do not tell.
    root: Any = fields.StringField()
    open_modules: Any = fields.ListField(subfield=fields.StringField())
    # The one importer that sees more, and what more it sees.
    wiring: Any = fields.StringField()
    wired_modules: Any = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Every import of an app from outside it that leads to a closed module."""
        found = []
        for imported in sorted(graph.modules):
            app = self._app_of(imported)
            if app is None or imported == app:
                continue
            output.verbose_print(verbose, f"Who imports {imported}?")
            found += [
                (importer, imported)
                for importer in sorted(graph.find_modules_that_directly_import(imported))
                if not self._is_allowed(importer, imported, app)
            ]
        return ContractCheck(kept=not found, metadata={"found": found})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Say who imports what, and what to do."""
        for importer, imported in check.metadata["found"]:
            output.print_error(f"{importer} imports {imported}", bold=False)
        output.print(f"Import only {', '.join(self.open_modules)} of an app.")

    def _is_allowed(self, importer: str, imported: str, app: str) -> bool:
        if (importer + ".").startswith(app + "."):
            return True
        part = imported.removeprefix(app + ".").split(".")[0]
        return part in self.open_modules or (importer == self.wiring and part in self.wired_modules)

    def _app_of(self, module: str) -> str | None:
        depth = self.root.count(".") + 3
        parts = module.split(".")
        if not module.startswith(self.root + ".") or len(parts) < depth:
            return None
        return ".".join(parts[:depth])
