# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/plan/<year>/: the money of an activity and of the plan."""

from django.urls import path

from .views import cells, grid, grid_cells, lines, paper_sums, units

urlpatterns = [
    path("okonomi/", grid.money_grid, name="money_grid"),
    path("okonomi/celler/", grid_cells.money_cells, name="money_cells"),
    path("okonomi/fortryd/", grid_cells.money_undo, name="money_undo"),
    path("okonomi/linjer/", units.plan_lines, name="plan_lines"),
    path("okonomi/linjer/tabel/", units.money, name="plan_money"),
    path("okonomi/linjer/rediger/", units.money_edit, name="plan_money_edit"),
    path("okonomi/linjer/ny/", lines.line_add, name="plan_money_add"),
    path("aktivitet/<uuid:activity_id>/okonomi/", units.money, name="money"),
    path("aktivitet/<uuid:activity_id>/okonomi/rediger/", units.money_edit, name="money_edit"),
    path("aktivitet/<uuid:activity_id>/okonomi/ny/", lines.line_add, name="money_add"),
    path("okonomi/post/<uuid:line_id>/", lines.line_edit, name="line_edit"),
    path("okonomi/post/<uuid:line_id>/flyt/", lines.line_move, name="line_move"),
    path("okonomi/post/<uuid:line_id>/fjern/", lines.line_remove, name="line_remove"),
    path("okonomi/post/<uuid:line_id>/gendan/", lines.line_restore, name="line_restore"),
    path("okonomi/papirets-tal/", paper_sums.plan_sums, name="plan_sums"),
    path("aktivitet/<uuid:activity_id>/okonomi/papirets-tal/", paper_sums.activity_sums, name="activity_sums"),
    path("okonomi/post/<uuid:line_id>/papirets-tal/", paper_sums.line_sums, name="line_sums"),
    path("okonomi/post/<uuid:line_id>/<int:cell_year>/", cells.cell, name="money_cell"),
]
