# SPDX-License-Identifier: MPL-2.0
"""A page with one section to edit, served only in the editor's tests: tests/editor."""

from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from partnerskab.richtext import RichTextFormField

PAGE = """{% load static django_htmx %}<!doctype html><html lang="da"><head><meta charset="utf-8"><title>Prøve</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="login" content="{% url 'account_login' %}"><meta name="htmx-config" content="{{ htmx_config }}">
<link rel="icon" href="{% static "icon.svg" %}">
<link rel="stylesheet" href="{% static 'app.css' %}">
{% htmx_script %}{% include "editor/_head.html" %}
<script type="module" src="{% static 'failures.js' %}"></script></head>
<body><main id="indhold"><h1>Prøveside</h1>{{ section }}</main></body></html>"""

SHOWN = """{% load plan_text %}<section class="unit" id="formaal"><h2 id="formaal-h">Formål</h2>
<button type="button" class="edit" hx-get="/formaal/ret/" hx-target="closest section" hx-swap="outerHTML">
Rediger</button>
<div class="prose">{{ text|prose:"formaal-" }}</div></section>"""

EDITED = """<section class="unit is-open" id="formaal"><h2 id="formaal-h">Formål</h2>
<form action="/formaal/ret/" method="post" hx-post="/formaal/ret/" hx-target="closest section" hx-swap="outerHTML"
  {% if form.errors %}data-unsaved{% endif %}>{% csrf_token %}<input type="hidden" name="version" value="1">
{% if form.errors %}<p role="alert">{{ form.text.errors.0 }}</p>{% endif %}
{{ form.text }}<p class="form-hint" id="felt-hj">Indsat tekst fra Word beholder lister.</p>
<div class="edit-foot"><button class="button button-primary" type="submit">Gem formål</button>
<button class="button button-tertiary" type="button" hx-get="/formaal/" hx-target="closest section" hx-swap="outerHTML">
Fortryd</button></div></form></section>"""


CONFLICT = """<section class="unit is-open" id="formaal"><h2 id="formaal-h">Formål</h2>
<form method="post" hx-post="/formaal/afklar/" hx-target="closest section" hx-swap="outerHTML" data-keep data-unsaved>
{% csrf_token %}<input type="hidden" name="mine" value="{{ mine }}">
<button type="submit">Fortsæt</button></form></section>"""


@dataclass
class Saved:
    """What the test server holds, and how it answers the next save."""

    text: str = ""
    refuse: int = 0


saved = Saved()


class SectionForm(forms.Form):
    """The section's text."""

    text = RichTextFormField()


def render(request: HttpRequest, template: str, status: int = 200, **context: object) -> HttpResponse:
    """The template with the context processors of the product."""
    return HttpResponse(engines["django"].from_string(template).render(context, request), status=status)


def page(request: HttpRequest) -> HttpResponse:
    """The whole page."""
    section = engines["django"].from_string(SHOWN).render({"text": saved.text}, request)
    return render(request, PAGE, section=section)


def shown(request: HttpRequest) -> HttpResponse:
    """The section to read."""
    return render(request, SHOWN, text=saved.text)


def edited(request: HttpRequest) -> HttpResponse:
    """The section to write, and its save."""
    if request.method == "POST" and saved.refuse == 409:
        return render(request, CONFLICT, status=409, mine=request.POST["text"])
    if request.method == "POST" and saved.refuse:
        response = HttpResponse("Nej.", status=saved.refuse, content_type="text/plain")
        if saved.refuse == 401:
            response["HX-Trigger"] = "session-expired"
        return response
    form = SectionForm(request.POST if request.method == "POST" else None, initial={"text": saved.text})
    form.fields["text"].widget.attrs |= {
        "aria-labelledby": "formaal-h",
        "aria-describedby": "felt-hj",
        "autofocus": True,
    }
    if not form.is_bound:
        return render(request, EDITED, form=form)
    if not form.is_valid():
        return render(request, EDITED, status=422, form=form)
    saved.text = form.cleaned_data["text"]
    return shown(request)


urlpatterns = [
    path("", page),
    path("formaal/", shown),
    path("formaal/ret/", edited),
    path("formaal/afklar/", shown),
    path("konto/", include("allauth.account.urls")),
]
