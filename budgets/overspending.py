# SPDX-License-Identifier: MPL-2.0
"""What is given out of a pool never exceeds what the pool has.

The database holds that at the commit, whoever writes (migration 0007). Here it is held at once, so that a refusal can
be told where it happened, and a transaction around it goes on.
"""

import json
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from django.db import IntegrityError, connection, transaction

from partnerskab import danish
from partnerskab.editing import Editable

from .models import FundingLine, Pool
from .refusals import Refused

CONSTRAINT = "a_pool_is_never_overspent"


class Overspent(Refused):
    """A pool would give out more than it has, in whole kr."""

    def __init__(self, pool: Pool, has: int, bound: int) -> None:
        year = pool.activity.plan.year
        super().__init__(
            f"”{pool.activity.title}” ville give {danish.kr(bound)} ud i {year}, men kun have {danish.kr(has)} "
            f"Der mangler {danish.kr(bound - has)}",
            "amount",
        )
        self.has, self.bound = has, bound


@contextmanager
def kept_whole(*rows: Editable) -> Iterator[None]:
    """Have every pool held against what is written within, at once instead of at the commit.

    Raises:
        Overspent: a pool would give out more than it has; nothing of it is written, and `rows`, which were to be
            changed, are as they were.
    """
    try:
        with transaction.atomic():
            yield
            with connection.cursor() as cursor:
                cursor.execute(f"SET CONSTRAINTS {CONSTRAINT} IMMEDIATE")
                cursor.execute(f"SET CONSTRAINTS {CONSTRAINT} DEFERRED")
    except IntegrityError as error:
        refusal = overspent(error)
        if refusal is None:
            raise
        for row in rows:
            _as_it_was(row)
        raise refusal from None


def _as_it_was(row: Editable) -> None:
    """Take back what a write that came to nothing has left in a row that was read; it keeps what it knows of others."""
    if not row._state.adding:
        row.refresh_from_db(fields=[field.attname for field in row._meta.concrete_fields if not field.is_relation])


def overspent(error: IntegrityError) -> Overspent | None:
    """What the database said of a pool; None where the error is about something else."""
    diagnosis = getattr(error.__cause__, "diag", None)
    if diagnosis is None or diagnosis.constraint_name != CONSTRAINT:
        return None
    said = json.loads(diagnosis.message_detail)
    pool = Pool.objects.select_related("activity__plan").get(pk=said["pool"])
    return Overspent(pool, said["has"], said["bound"])


def guarding(*lines: FundingLine, rows: tuple[Editable, ...] = ()) -> AbstractContextManager[None]:
    """`kept_whole` where one of the posts is a pool's, and nothing where none is: an ordinary save costs no query."""
    pooled = any(line.activity_id and getattr(line.activity, "pool", None) for line in lines)
    return kept_whole(*rows) if pooled else nullcontext()
