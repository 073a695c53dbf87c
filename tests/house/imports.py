# SPDX-License-Identifier: MPL-2.0
"""Reads who imports whom from the source text, without running it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

ORDER = [
    "partnerskab.agreements",
    "activities",
    "budgets",
    "targets",
    "partnerskab.followup",
    "partnerskab.meetings",
    "partnerskab.cases",
    "partnerskab.content",
    "partnerskab.notices",
    "partnerskab.revisions",
    "partnerskab.documents",
    "partnerskab.planning",
    "partnerskab.year",
]
"""The apps, lowest first: data and rules import only what stands before them."""

PAGES = {
    "views",
    "urls",
    "agreement_urls",
    "partnership_urls",
    "matter_urls",
    "status_urls",
    "followup_urls",
    "meeting_urls",
    "case_urls",
    "management",
    "templatetags",
}
"""Modules and packages of an app that stand above all data and rules."""

WIRING = {"partnerskab.settings", "partnerskab.urls", "partnerskab.wsgi", "partnerskab.management"}
"""What puts the parts together: imports anything, is imported by nothing."""


@dataclass(frozen=True)
class Import:
    """`source` imports `target` (both full module names) on `line`."""

    source: str
    target: str
    line: int
    inside_function: bool
    reason: str

    def __str__(self) -> str:
        return f"{self.source}:{self.line} imports {self.target}"


def modules(root: Path = ROOT) -> Iterator[tuple[str, Path]]:
    """Yield the name and the file of each module of the product, migrations left out."""
    for top in ("partnerskab", "activities", "budgets", "targets"):
        for path in sorted((root / top).rglob("*.py")):
            if "migrations" not in path.parts:
                parts = path.relative_to(root).with_suffix("").parts
                yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def imports(root: Path = ROOT) -> list[Import]:
    """Return every import of one product module by another."""
    known = dict(modules(root))
    found = []
    for name, path in known.items():
        lines = path.read_text().splitlines()
        package = name if path.name == "__init__.py" else name.rpartition(".")[0]
        tree = ast.parse(path.read_text())
        inner = _inside_functions(tree)
        for node in ast.walk(tree):
            for target in _targets(node, package, known):
                reason = _comment(lines, node.lineno)
                found.append(Import(name, target, node.lineno, node in inner, reason))
    return found


def app_of(module: str) -> str | None:
    """The app that a module belongs to; None for plumbing, access and wiring."""
    return next((app for app in ORDER if module == app or module.startswith(app + ".")), None)


def is_page(module: str) -> bool:
    """Whether a module of an app stands in the upper layer."""
    app = app_of(module)
    return app is not None and bool(PAGES & set(module.removeprefix(app).split(".")))


def is_wiring(module: str) -> bool:
    """Whether a module puts the parts together."""
    return any(module == name or module.startswith(name + ".") for name in WIRING)


def _targets(node: ast.AST, package: str, known: dict[str, Path]) -> Iterator[str]:
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom):
        base = ".".join(package.split(".")[: len(package.split(".")) - node.level + 1]) if node.level else ""
        module = ".".join(part for part in (base, node.module) if part)
        names = [f"{module}.{alias.name}" for alias in node.names]
    else:
        return
    for name in names:
        if name in known:
            yield name
        elif name.rpartition(".")[0] in known:
            yield name.rpartition(".")[0]


def _inside_functions(tree: ast.Module) -> set[ast.AST]:
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return {child for function in functions for child in ast.walk(function)}


def _comment(lines: list[str], number: int) -> str:
    """The comment on the line, or on the line above it."""
    above = lines[number - 2].strip() if number > 1 else ""
    here = lines[number - 1].partition("#")[2].strip()
    return here.partition("noqa")[0].strip() or (above.removeprefix("#").strip() if above.startswith("#") else "")
