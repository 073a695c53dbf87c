# SPDX-License-Identifier: MPL-2.0
"""The organisations that people name."""

from functools import cached_property

from .models import Organisation


class Directory:
    """The known organisations by every name they go by; read once, when first asked."""

    @cached_property
    def _by_name(self) -> dict[str, Organisation]:
        found: dict[str, Organisation] = {}
        for organisation in Organisation.objects.all():
            for name in (organisation.name, organisation.short_name, *organisation.aliases):
                found.setdefault(name.casefold(), organisation)
        return found

    def find(self, name: str) -> Organisation | None:
        """The organisation of that name, short name or alias, whatever the case."""
        return self._by_name.get(name.casefold())

    def named(self, name: str) -> Organisation:
        """The organisation of that name; one that nobody has named before is made."""
        found = self.find(name)
        if found is None:
            found = Organisation.objects.create(name=name)
            self._by_name[name.casefold()] = found
        return found
