# SPDX-License-Identifier: MPL-2.0
"""Where a matter stands: its newest version and the one in force, in one query."""

from dataclasses import dataclass, replace

from partnerskab.content.agreed import StatusContent
from partnerskab.content.canonical import Content, fingerprint
from partnerskab.content.matters import Matter, kind_of
from partnerskab.content.yearly import FollowUpContent

from .models import Revision, Standing


@dataclass(frozen=True, slots=True)
class MatterStanding:
    """`newest` is the version submitted last. `in_force` is the one approved last, which for a plan is an earlier
    year's until it has one of its own. Both may be one, or none.
    """

    newest: Revision | None
    in_force: Revision | None

    @property
    def pending(self) -> Revision | None:
        """The version before the parties."""
        return self.newest if self.newest and self.newest.is_pending else None

    @property
    def sent_back(self) -> Revision | None:
        """The version whose comments the draft is to answer."""
        return self.newest if self.newest and self.newest.standing is Standing.SENT_BACK else None

    def is_in_force(self, content: Content) -> bool:
        """Whether the version in force says just this; a status of another day may still say the same."""
        if self.in_force is None:
            return False
        if isinstance(content, StatusContent | FollowUpContent):
            frozen = self.in_force.frozen
            content = replace(content, day=frozen.day) if isinstance(frozen, type(content)) else content
        return self.in_force.content_sha256 == fingerprint(content)


def standing(matter: Matter) -> MatterStanding:
    """Where the matter stands now."""
    found = list(Revision.objects.newest_and_in_force(matter))
    own = [revision for revision in found if revision.matter == matter]
    for revision in own:
        setattr(revision, kind_of(matter), matter)
    return MatterStanding(
        newest=own[0] if own else None,
        in_force=next((revision for revision in found if revision.is_approved), None),
    )
