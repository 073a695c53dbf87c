# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/plan/<year>/: the money of an activity and of the plan."""

from django.urls import path

from .views import cells, grid, grid_cells, lines, moving, paper_sums, pool_steps, pools, spending, units

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
    path("okonomi/forbrug/", spending.spending, name="spending"),
    path("okonomi/forbrug/<uuid:line_id>/<int:cell_year>/<slug:figure>/", spending.spending_cell, name="spending_cell"),
    path("okonomi/flyt/", moving.money_move, name="money_move"),
    path("okonomi/flytninger/", moving.money_moves, name="money_moves"),
    path("aktivitet/<uuid:activity_id>/pulje/", pools.pool, name="pool"),
    path("aktivitet/<uuid:activity_id>/pulje/regnskab/", pools.pool_year, name="pool_year"),
    path("aktivitet/<uuid:activity_id>/pulje/opret/", pools.pool_make, name="pool_make"),
    path("aktivitet/<uuid:activity_id>/pulje/nedlaeg/", pools.pool_unmake, name="pool_unmake"),
    path("aktivitet/<uuid:activity_id>/pulje/luk/", pools.pool_close, name="pool_close"),
    path("aktivitet/<uuid:activity_id>/pulje/aabn/", pools.pool_reopen, name="pool_reopen"),
    path("aktivitet/<uuid:activity_id>/pulje/ny/", pool_steps.pool_apply, name="pool_apply"),
    path("okonomi/ansoegning/<uuid:application_id>/tag-tilbage/", pool_steps.pool_take_back, name="pool_take_back"),
    path("okonomi/ansoegning/<uuid:application_id>/<slug:step>/", pool_steps.pool_step, name="pool_step"),
    path("okonomi/forslag/<uuid:reallocation_id>/frafald/", pools.reallocation_drop, name="reallocation_drop"),
    path("okonomi/papirets-tal/", paper_sums.plan_sums, name="plan_sums"),
    path("aktivitet/<uuid:activity_id>/okonomi/papirets-tal/", paper_sums.activity_sums, name="activity_sums"),
    path("okonomi/post/<uuid:line_id>/papirets-tal/", paper_sums.line_sums, name="line_sums"),
    path("okonomi/post/<uuid:line_id>/<int:cell_year>/", cells.cell, name="money_cell"),
]
