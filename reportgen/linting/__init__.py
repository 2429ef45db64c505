"""What is wrong with a pack (模板包): every fault at once, each with its place and remedy.

``lint`` looks at a folder. ``pack`` opens it, sound or not; the rules lie by subject: what the
files say in ``manifest``, headings in ``outline`` (``matching`` lays them beside the prescribed
ones), what was typed in ``typed``, what was meant for a tag in ``meaning``, the page in ``page``,
then ``tables``, ``printed``, ``repeated``, ``samples`` (printed as ``documents``) and ``listed``.
``naming`` lists the names that templates may use (``noting`` sees which one does), ``annotating``
writes flaws into a copy of a template.
"""

from reportgen.linting.annotating import annotated
from reportgen.linting.flaw import Flaw
from reportgen.linting.meaning import meant_in
from reportgen.linting.naming import Group, Name, names_known
from reportgen.linting.pack import ANNOTATED, REPAIRED, Sheet, open_pack
from reportgen.linting.rule import RULES, Rule, titles
from reportgen.linting.run import graver, lint

__all__ = [
    "ANNOTATED",
    "REPAIRED",
    "RULES",
    "Flaw",
    "Group",
    "Name",
    "Rule",
    "Sheet",
    "annotated",
    "graver",
    "lint",
    "meant_in",
    "names_known",
    "open_pack",
    "titles",
]
