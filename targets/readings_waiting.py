# SPDX-License-Identifier: MPL-2.0
"""A file of readings that waits for a person's yes: kept, held against what stands, read in.

Others may write readings while somebody looks at the differences. What they looked at is named by `Read.mark`, and
reading in asks for the mark they saw.
"""

import hashlib
from dataclasses import replace

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from partnerskab.agreements.models import Partnership, User
from partnerskab.refusal import Refused
from partnerskab.uploading import plain_name

from .models import ReadingsFile
from .reading_in.differences import Read, look
from .reading_in.mapping import Mapping, from_json
from .reading_in.tables import read_tables
from .readings_known import known_of
from .readings_writing import hold, write


class ReadingsChanged(Exception):
    """What the file would change is no longer what the person saw."""


def files(partnership: Partnership) -> QuerySet[ReadingsFile]:
    """The partnership's files, without their bytes."""
    return (
        ReadingsFile.objects.filter(partnership=partnership).select_related("uploaded_by", "read_in_by").defer("data")
    )


def keep(partnership: Partnership, filename: str, data: bytes, user: User | None) -> ReadingsFile:
    """Store a file that can be read, understood as it was when it was read in before. One that waits already, with the
    same bytes, is returned as it is.

    Raises:
        Refused: it cannot be read as readings; nothing is stored.
    """
    name = plain_name(filename) or "målinger"
    look(read_tables(data, name), Mapping(), known_of(partnership))
    sha256 = hashlib.sha256(data).hexdigest()
    alike = files(partnership).filter(sha256=sha256)
    waiting = alike.filter(read_in_at=None).first()
    return waiting or ReadingsFile.objects.create(
        partnership=partnership,
        filename=name,
        data=data,
        sha256=sha256,
        uploaded_by=user,
        mapping=understanding(partnership, sha256).to_json(),
    )


def understanding(partnership: Partnership, sha256: str) -> Mapping:
    """How the same bytes were understood when they were read in last."""
    before = files(partnership).filter(sha256=sha256).exclude(read_in_at=None).order_by("-read_in_at").first()
    return from_json(before.mapping if before else {})


def differences(file: ReadingsFile) -> Read:
    """What a waiting file would change now.

    Raises:
        Refused: it cannot be read any more.
    """
    tables = read_tables(bytes(file.data), file.filename)
    return look(tables, from_json(file.mapping), known_of(file.partnership))


def understand(file: ReadingsFile, mapping: Mapping, seen: str) -> bool:
    """Keep another understanding of a waiting file, if the one that `seen` names still stands; whether it did."""
    with transaction.atomic():
        locked = ReadingsFile.objects.select_for_update().defer("data").filter(pk=file.pk, read_in_at=None).first()
        if locked is None or mark_of(locked) != seen:
            return False
        locked.mapping = mapping.to_json()
        locked.save(update_fields=["mapping"])
    return True


def mark_of(file: ReadingsFile) -> str:
    """Names an understanding, as it stood when a page was made."""
    return hashlib.sha256(repr(from_json(file.mapping)).encode()).hexdigest()[:16]


def read_in(file: ReadingsFile, mark: str, user: User) -> Read:
    """Write what the person saw, in one transaction.

    Raises:
        ReadingsChanged: the differences are others than those that `mark` names; nothing is written.
        Refused: the file cannot be read any more.
    """
    try:
        with transaction.atomic():
            hold(file.partnership)
            waiting = ReadingsFile.objects.filter(pk=file.pk, read_in_at=None).select_related("partnership")
            locked = waiting.select_for_update(of=("self",)).first()
            if locked is None or (found := differences(locked)).mark != mark:
                raise ReadingsChanged
            write(locked, found)
            locked.read_in_by, locked.read_in_at = user, timezone.now()
            locked.save(update_fields=["read_in_by", "read_in_at"])
    except IntegrityError:  # somebody wrote a reading of the same cell meanwhile
        raise ReadingsChanged from None
    return found


def look_at(partnership: Partnership, filename: str, data: bytes, *, source: str = "", area: str = "") -> Read:
    """What a file would change, understood as it was when it was read in before. `area` is by_year, none or a day.

    Raises:
        Refused: it cannot be read, or there are no such bounds of the area.
    """
    known = known_of(partnership)
    mapping = understanding(partnership, hashlib.sha256(data).hexdigest())
    days = {area.from_date.isoformat(): area.id for area in known.areas} | {"by_year": "by_year", "none": "none"}
    if area and area not in days:
        raise Refused("no_area", f"Området har ingen afgrænsning {area}. Skriv en af disse: {', '.join(days)}.")
    whole = replace(
        mapping.whole, source=source or mapping.whole.source, area=days[area] if area else mapping.whole.area
    )
    return look(read_tables(data, filename), replace(mapping, whole=whole), known)


@transaction.atomic
def read_in_at_once(partnership: Partnership, filename: str, data: bytes, *, source: str = "", area: str = "") -> Read:
    """Write all that can be read of a file that nobody looked at, and keep it; one that changes nothing is not kept.

    Raises:
        Refused: as `look_at`; nothing is written.
    """
    hold(partnership)
    found = look_at(partnership, filename, data, source=source, area=area)
    if found.count:
        file = ReadingsFile.objects.create(
            partnership=partnership,
            filename=plain_name(filename),
            data=data,
            sha256=hashlib.sha256(data).hexdigest(),
            mapping=found.mapping.to_json(),
            read_in_at=timezone.now(),
        )
        write(file, found)
    return found
