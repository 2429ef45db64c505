"""Where the links of ``docs`` lead on the site. The pages are read in the repository too.

There a link may lead to a file outside ``docs`` or to a folder, and a ``README.md`` lists the pages
of its folder in tables.
"""

import os
import re
from pathlib import Path
from typing import Any

from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

_PAGE = re.compile(r"\]\(([\w.]+)\.md\)")


def setup(app: Sphinx) -> dict[str, bool]:
    """Called by Sphinx."""
    app.connect("source-read", list_pages)
    app.add_transform(LinksOut)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def list_pages(app: Sphinx, docname: str, source: list[str]) -> None:
    """Make the pages that a ``README.md`` links to its parts in the navigation, in that order."""
    if docname.endswith("/README"):
        pages = "\n".join(dict.fromkeys(_PAGE.findall(source[0])))
        source[0] += f"\n```{{toctree}}\n:hidden:\n\n{pages}\n```\n"


class LinksOut(SphinxTransform):
    """Links to a file outside ``docs`` offer the file; to a folder, lead to its first page.

    Where a folder has none on the site, only the words of the link are left.
    """

    default_priority = 500

    def apply(self, **kwargs: Any) -> None:
        """Called by Sphinx for each page."""
        here = Path(self.env.doc2path(self.env.docname)).parent
        for link in list(self.document.findall(addnodes.pending_xref)):
            target = link["reftarget"]
            if link["reftype"] != "myst":
                continue
            if link["refdomain"] == "doc" and Path(target).is_absolute():  # outside docs
                _offer(link, os.path.relpath(f"{target}.md", here))
            elif link["refdomain"] is None and (here / target).is_dir():
                self._lead_into(link, (here / target).resolve())

    def _lead_into(self, link: addnodes.pending_xref, folder: Path) -> None:
        first = (self.env.path2doc(folder / name) for name in ("index.md", "README.md"))
        page = next((one for one in first if one in self.env.found_docs), None)
        if page is None:
            link.replace_self(link.children)
        else:
            link.attributes |= {"refdomain": "doc", "reftarget": page, "reftargetid": None}


def _offer(link: addnodes.pending_xref, file: str) -> None:
    link.replace_self(addnodes.download_reference("", "", *link.children, reftarget=file))
