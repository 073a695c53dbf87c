# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/plan/<year>/: the plan's papers, and reading a paper in."""

from django.urls import path

from .views import correcting, importing, workbooks, workbooks_in

urlpatterns = [
    path("version/<int:number>/okonomi.xlsx", workbooks.stored, name="stored_workbook"),
    path("okonomi/excel/", workbooks.draft, name="money_workbook"),
    path("okonomi/laes-excel/", workbooks_in.choose, name="money_import"),
    path("okonomi/laes-excel/<uuid:upload_id>/", workbooks_in.preview, name="money_import_preview"),
    path("okonomi/laes-excel/<uuid:upload_id>/laes-ind/", workbooks_in.confirm, name="money_import_confirm"),
    path("okonomi/laes-excel/<uuid:upload_id>/fortryd/", workbooks_in.discard, name="money_import_discard"),
    path("indlaes/", importing.choose, name="import"),
    path("indlaes/<uuid:paper_id>/", importing.understood, name="import_paper"),
    path("indlaes/<uuid:paper_id>/fil/", importing.source, name="import_source"),
    path("indlaes/<uuid:paper_id>/laes-ind/", importing.confirm, name="import_confirm"),
    path("indlaes/<uuid:paper_id>/fortryd/", importing.discard, name="import_discard"),
    path("indlaes/<uuid:paper_id>/ret/<slug:unit>/<int:line>/", correcting.correct, name="import_correct"),
    path("indlaes/<uuid:paper_id>/stykke/<slug:unit>/<int:line>/", correcting.piece, name="import_piece"),
    path("indlaes/<uuid:paper_id>/med/<int:line>/", correcting.skip, name="import_skip"),
]
