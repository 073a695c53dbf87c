# SPDX-License-Identifier: MPL-2.0
"""A workbook that waits for a person's yes, in the manner of a paper that does: kept, held against the plan, read in.

Others may change the plan while somebody looks at the differences. What they looked at is named by `Read.mark`, and
reading in asks for the mark they saw.
"""

import hashlib

from django.db import transaction
from django.utils import timezone

from activities.models import Plan
from budgets.cells import READ_IN, StaleCells
from budgets.models import FundingLine
from budgets.spending import StaleSpending
from partnerskab.agreements.models import User
from partnerskab.spreadsheets.cells import read_sheets
from partnerskab.uploading import plain_name

from ..models import UploadedPaper
from .applying import apply, hold, look
from .changes import Read

STALE = (StaleCells, StaleSpending, FundingLine.DoesNotExist)


class PlanChanged(Exception):
    """The plan changed where the workbook says something, since the person saw the differences."""


def keep(plan: Plan, filename: str, data: bytes, user: User) -> UploadedPaper:
    """Store a workbook that can be read. One that waits already, with the same bytes, is returned as it is.

    Raises:
        Refused: it cannot be read as this plan's money; nothing is stored.
    """
    name = plain_name(filename) or "økonomi.xlsx"
    look(plan, read_sheets(data, name))
    partnership, sha256 = plan.agreement.partnership, hashlib.sha256(data).hexdigest()
    waiting = UploadedPaper.objects.workbooks(partnership, plan.year).waiting()
    there = waiting.filter(sha256=sha256).first()
    return there or UploadedPaper.objects.create(
        partnership=partnership,
        year=plan.year,
        filename=name,
        data=data,
        sha256=sha256,
        uploaded_by=user,
        corrections={"workbook": True},
    )


def differences(upload: UploadedPaper, plan: Plan) -> Read:
    """What a waiting workbook would change now.

    Raises:
        Refused: it cannot be read any more, for the plan has become another.
    """
    return look(plan, read_sheets(bytes(upload.data), upload.filename))


def read_in(upload: UploadedPaper, plan: Plan, mark: str, user: User, *, remove: bool) -> int:
    """Write what the person saw, in one transaction; without `remove` no post is taken away. How many differences.

    Raises:
        PlanChanged: the differences are others than those that `mark` names; nothing is written.
        Overspent: a pool would give out more than it has; nothing is written.
        Refused: it cannot be read any more.
    """
    with transaction.atomic():
        hold(plan)
        locked = UploadedPaper.objects.select_for_update(of=("self",)).get(pk=upload.pk)
        found = differences(upload, plan)
        if found.mark != mark or locked.read_in_at:
            raise PlanChanged
        wanted = found.changes if remove else found.kept
        try:
            apply(plan, wanted, f"{READ_IN}: {upload.filename}")
        except STALE:
            raise PlanChanged from None
        locked.read_in_by, locked.read_in_at = user, timezone.now()
        locked.save(update_fields=["read_in_by", "read_in_at"])
        return len(wanted)
