# SPDX-License-Identifier: MPL-2.0
"""The arrows of the house: who may import whom."""

import pytest

from tests.house.imports import ORDER, Import, app_of, imports, is_page, is_wiring, modules

ALL = imports()


def refusal(found: Import) -> str | None:
    """Return why an import breaks the order of the house; None where it keeps it."""
    source, target = app_of(found.source), app_of(found.target)
    if is_wiring(found.source):
        return None
    if is_wiring(found.target):
        return "the wiring is imported by nothing"
    if found.target == "partnerskab.access":
        below = source == "partnerskab.agreements" and not is_page(found.source)
        return "access stands on the agreements" if below else None
    if found.source == "partnerskab.access":
        return None if target in (None, "partnerskab.agreements") else "access imports only agreements"
    if source is None:
        return None if target is None else "plumbing knows no app"
    if target is None:
        return None
    if is_page(found.target):
        return (
            None if is_page(found.source) and source == target else "pages are imported by their own app's pages only"
        )
    if is_page(found.source):
        return None
    return None if ORDER.index(target) <= ORDER.index(source) else "data and rules import downwards"


def test_every_import_keeps_the_order():
    broken = [f"{found}: {reason}" for found in ALL if (reason := refusal(found))]
    assert not broken, "\n".join(broken)


def test_no_import_hides_in_a_function_without_its_reason():
    hidden = [str(found) for found in ALL if found.inside_function and not found.reason]
    assert not hidden, "\n".join(hidden)


def test_the_reader_sees_the_product():
    names = {name for name, _ in modules()}
    assert set(ORDER) <= names
    assert {found.target for found in ALL if found.source == "partnerskab.settings"} >= {"partnerskab.environment"}


@pytest.mark.parametrize(
    ("source", "target", "allowed"),
    [
        ("activities.models", "partnerskab.agreements.models", True),
        ("partnerskab.agreements.models", "activities.models", False),
        ("budgets.models", "partnerskab.content.tree", False),
        ("activities.views.activity", "partnerskab.content.checks", True),
        ("activities.views.activity", "budgets.views", False),
        ("activities.forms", "activities.views.activity", False),
        ("activities.urls", "activities.views.activity", True),
        ("partnerskab.access", "partnerskab.agreements.models", True),
        ("partnerskab.access", "activities.models", False),
        ("partnerskab.agreements.models", "partnerskab.access", False),
        ("activities.views.activity", "partnerskab.access", True),
        ("partnerskab.richtext.fields", "activities.models", False),
        ("partnerskab.content.tree", "partnerskab.danish", True),
        ("partnerskab.danish", "partnerskab.settings", False),
        ("partnerskab.urls", "budgets.urls", True),
        ("partnerskab.content.management.commands.check_plan", "activities.models", True),
    ],
)
def test_the_order_itself(source: str, target: str, allowed: bool):
    assert (refusal(Import(source, target, 1, False, "")) is None) is allowed


def test_imports_are_read_in_every_form(tmp_path):
    package = tmp_path / "activities"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "models.py").write_text("")
    (package / "forms.py").write_text(
        "from .models import Plan\nfrom activities import models\nimport activities.models as m\n"
        "def f():\n    from activities.models import Plan\n    import activities.models  # slow to import\n"
    )
    found = imports(tmp_path)
    assert [(i.target, i.inside_function, i.reason) for i in found] == [
        ("activities.models", False, ""),
        ("activities.models", False, ""),
        ("activities.models", False, ""),
        ("activities.models", True, ""),
        ("activities.models", True, "slow to import"),
    ]
