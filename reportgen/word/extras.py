"""What a fill adds to the package: pictures, comments, and the relationships that lead to them."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportgen.word.archive import Entry
from reportgen.word.index import COMMENTS, MEDIA, OFFICE, Index, Relation, entry_of

if TYPE_CHECKING:
    from reportgen.word.comments import Comment
    from reportgen.word.images import Image


class Extras:
    """Collects what one document needs beside its text."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._media: dict[str, Image] = {}
        self._added: dict[str, dict[str, Relation]] = {}
        self._comments: list[Comment] = []
        #: The part that is being printed.
        self.part = index.body

    @property
    def in_body(self) -> bool:
        """Whether the body is being printed: captions are counted and comments allowed there."""
        return self.part == self._index.body

    def embed(self, image: Image) -> str:
        """The id by which the part being printed refers to a picture, which is stored once."""
        digest = hashlib.sha256(image.data).hexdigest()[:16]
        name = f"{MEDIA}/{digest}.{image.kind}"
        if name not in self._index.names:
            self._media[name] = image
        return self._relate(self.part, "image", name)

    def comment(self, comment: Comment) -> int:
        """The number of a new comment."""
        self._comments.append(comment)
        return len(self._comments) - 1

    def entries(self) -> Iterator[Entry]:
        """The parts to be added: pictures, comments, relationships and content types."""
        for name, image in self._media.items():
            yield Entry(name, image.data, is_packed=True)
        if self._comments:
            from reportgen.word.comments import comments_xml

            self._relate(self._index.body, "comments", COMMENTS)
            yield Entry(COMMENTS, comments_xml(self._comments))
        for part, relations in self._index.relations.items():
            if part in self._added:
                yield entry_of(part, {**relations, **self._added[part]})
            elif part in self._index.ready:
                yield self._index.ready[part]
        yield self._index.types[bool(self._comments)]

    def _relate(self, part: str, kind: str, name: str) -> str:
        own = self._added.setdefault(part, {})
        relation = Relation(f"{OFFICE}/{kind}", posixpath.relpath(name, posixpath.dirname(part)))
        known = next((key for key, other in own.items() if other == relation), None)
        key = known or f"{self._index.prefix}{len(own) + 1}"
        own[key] = relation
        return key
