# SPDX-License-Identifier: MPL-2.0
"""The partnership's area as it is bounded from a day on, with its map; several where it was widened."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from partnerskab import danish
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements.agreement_forms import AreaForm
from partnerskab.agreements.models import Agreement, AreaVersion, Picture
from partnerskab.agreements.pictures import keep
from partnerskab.editing import Stale, change, unit_version
from partnerskab.form_pages import again
from partnerskab.htmx import is_htmx, say_saved
from targets.models import Baseline, Reading

from .menu import agreement_or_404, part

FIELDS = ("from_date", "estates", "picture_id", "picture_alt")
LABELS = {"from_date": "Gælder fra", "estates": "Boligafdelinger", "picture_id": "Kort", "picture_alt": "Kortet i ord"}


@require_GET
@requires(Action.READ_DRAFT)
def area_missing(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """The place where an area can be added, e.g. after a cancelled one."""
    agreement = agreement_or_404(request, mark)
    if not is_htmx(request):
        return redirect(_page(agreement))
    return part(request, "agreements/_area_missing.html", agreement, {"focus_missing": True})


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_AGREEMENT)
def area_new(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """Bound the area from a day on."""
    agreement = agreement_or_404(request, mark)
    row = AreaVersion(agreement=agreement)
    if request.method == "GET":
        first = None if agreement.area_versions.exists() else agreement.valid_from
        return _form_part(request, row, AreaForm(row=row, initial={"from_date": first, "version": 0}))
    form = AreaForm(request.POST, request.FILES, row=row)
    if not form.is_valid():
        return _refused(request, row, form)
    for name, value in _values(request, form).items():
        setattr(row, name, value)
    row.save(force_insert=True)
    return _answer(request, row, "agreements/_area_added.html", "Området er gemt.")


@require_GET
@requires(Action.READ_DRAFT)
def area(request: MemberRequest, slug: str, mark: str, area_id: UUID) -> HttpResponse:
    """The area as it stands, e.g. after a cancelled edit."""
    return _answer(request, _area(request, mark, area_id), "agreements/_area.html")


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_AGREEMENT)
def area_edit(request: MemberRequest, slug: str, mark: str, area_id: UUID) -> HttpResponse:
    """Day, estates and map in a form; the description is a text of its own in the same row."""
    row = _area(request, mark, area_id)
    if request.method == "GET":
        initial = {"from_date": row.from_date, "estates": "\n".join(row.estates), "version": row.version}
        return _form_part(request, row, AreaForm(row=row, initial=initial | {"picture_alt": row.picture_alt}))
    form = AreaForm(request.POST, request.FILES, row=row)
    if not form.is_valid():
        return _refused(request, row, form)
    values = _values(request, form)
    try:
        written = change(row, unit_version(row, form.cleaned_data["version"], FIELDS), **values)
    except Stale as stale:
        return _conflict(request, row, form, values, stale.current)
    row = _area(request, mark, area_id)
    return _answer(request, row, "agreements/_area.html", "Området er gemt." if written else "Intet var ændret.")


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_AGREEMENT)
def area_remove(request: MemberRequest, slug: str, mark: str, area_id: UUID) -> HttpResponse:
    """Ask first, then take the version out; one that figures belong to stays."""
    row = _area(request, mark, area_id)
    uses = _uses(row)
    if request.method == "GET" or uses:
        status = 200 if request.method == "GET" else 422
        return part(request, "agreements/_area_remove.html", row.agreement, {"area": row, "uses": uses}, status)
    with transaction.atomic():
        row.delete()
    if not is_htmx(request):
        return redirect(_page(row.agreement))
    response = part(request, "agreements/_area_removed.html", row.agreement, {"area": row})
    return say_saved(response, "Afgrænsningen er fjernet.")


@require_GET
@requires(Action.VISIT)
def agreement_picture(request: MemberRequest, slug: str, mark: str, sha256: str) -> HttpResponse:
    """A picture of the partnership by its content, which never changes."""
    agreement_or_404(request, mark)
    picture = get_object_or_404(Picture, partnership=request.partnership, sha256=sha256)
    headers = {"Cache-Control": "private, max-age=31536000, immutable", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(bytes(picture.data), content_type="image/png", headers=headers)


def _area(request: MemberRequest, mark: str, area_id: UUID) -> AreaVersion:
    agreement = agreement_or_404(request, mark)
    rows = agreement.area_versions.select_related("picture").defer("picture__data")
    row = get_object_or_404(rows, pk=area_id)
    row.agreement = agreement
    return row


def _values(request: MemberRequest, form: AreaForm) -> dict[str, Any]:
    """The row's fields; a picture that was chosen is stored."""
    typed = form.cleaned_data
    picture_id = None if typed.get("drop_picture") else form.row.picture_id
    chosen = _chosen(request, form)
    return {
        "from_date": typed["from_date"],
        "estates": typed["estates"],
        "picture_id": chosen.pk if chosen else picture_id,
        "picture_alt": typed["picture_alt"],
    }


def _chosen(request: MemberRequest, form: AreaForm) -> Picture | None:
    """The picture that was chosen now, or for the form before this one."""
    typed = form.cleaned_data
    if typed.get("picture"):
        return keep(request.partnership, typed["picture"], request.user)  # type: ignore[arg-type]
    kept = Picture.objects.filter(partnership=request.partnership, sha256=typed.get("kept", "")).defer("data")
    return kept.first() if typed.get("kept") else None


def _refused(request: MemberRequest, row: AreaVersion, form: AreaForm) -> HttpResponse:
    """The form with what is wrong; a picture that is fine is kept, for the browser does not send it twice."""
    return _form_part(request, row, form, status=422, chosen=_chosen(request, form))


def _conflict(
    request: MemberRequest, row: AreaVersion, form: AreaForm, values: dict[str, Any], current: Any
) -> HttpResponse:
    """Both values of each field that differs; the form now carries the version that is shown as saved."""
    differing = [
        (LABELS[name], _words(name, values[name]), _words(name, getattr(current, name)))
        for name in FIELDS
        if values[name] != getattr(current, name)
    ]
    newer = AreaForm(again(request.POST, version=current.version), row=row)
    return _form_part(request, row, newer, status=409, differing=differing, chosen=_chosen(request, form))


def _words(name: str, value: Any) -> str:
    if name == "from_date":
        return danish.date(value)
    if name == "estates":
        return ", ".join(value) or "ingen"
    if name == "picture_id":
        return "et kort" if value else "intet kort"
    return value or "tomt"


def _form_part(
    request: MemberRequest, row: AreaVersion, form: AreaForm, status: int = 200, **more: Any
) -> HttpResponse:
    if status == 200:
        form.fields["from_date"].widget.attrs["autofocus"] = True
    context = {"area": row, "is_new": row._state.adding, "form": form, **more}
    return part(request, "agreements/_area_form.html", row.agreement, context, status)


def _answer(request: MemberRequest, row: AreaVersion, template: str, said: str = "") -> HttpResponse:
    if not is_htmx(request):
        return redirect(_page(row.agreement))
    response = part(request, template, row.agreement, {"area": row, "focus": True})
    return say_saved(response, said) if said else response


def _page(agreement: Agreement) -> str:
    return f"{reverse('agreement', args=[agreement.partnership.slug, agreement.mark])}#omraadet"


def _uses(row: AreaVersion) -> str:
    """What was measured in the area as it is bounded here."""
    counts = (
        (Reading.objects.filter(area_version=row).count(), "måling", "målinger"),
        (Baseline.objects.filter(area_version=row).count(), "baseline", "baselines"),
    )
    return " og ".join(danish.counted(number, one, many) for number, one, many in counts if number)
