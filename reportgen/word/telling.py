"""The state of a fill that tells what its outputs printed, and puts remarks beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from reportgen.prose import Prose, Reference
from reportgen.word.options import Options
from reportgen.word.plan import Plan
from reportgen.word.remarks import Remark, Remarks, Told, has_text, remarked, remarked_above
from reportgen.word.sites import Site
from reportgen.word.state import FillState


class TellingState(FillState):
    """Counts every output that may have a comment, in the order in which they are printed."""

    def __init__(self, plan: Plan, options: Options) -> None:
        super().__init__(plan, options)
        self._remarks: Remarks = options.get("remarks") or Remarks("")
        self.told: list[Told] = []

    def beside(self, printed: str, site: int, owner: Any, name: str) -> str:
        """What an output tag printed, with what is remarked on it."""
        return self._beside(printed, self._sites[site], Told(owner, name))

    def above(self, texts: Iterable[str]) -> Iterator[str]:
        """The text of the body, with what is remarked on the document: held until it is whole."""
        if not self._remarks.above:
            yield from texts
            return
        yield remarked_above("".join(texts), self._remarks.above, self._enter)

    def _reference(self, prose: Prose, reference: Reference, site: Site) -> str:
        printed = super()._reference(prose, reference, site)
        return self._beside(printed, site, Told(prose, reference.path))

    def _beside(self, printed: str, site: Site, told: Told) -> str:
        if not (site.may_comment and self.extras.in_body and has_text(printed)):
            return printed
        self.told.append(told)
        said = self._remarks.beside.get(len(self.told) - 1)
        return remarked(printed, site, said, self._enter) if said else printed

    def _enter(self, said: Sequence[Remark]) -> int:
        return self.extras.comment(self._remarks.comment(said))
