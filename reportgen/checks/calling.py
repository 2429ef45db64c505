"""What a narrative calls an amount by: a name that the data know, a column, a project's own money."""

from __future__ import annotations

import re

from reportgen.checks.about import About
from reportgen.checks.known import (
    COLUMN_WORDS,
    NAMED_COLUMNS,
    PROJECT_WORDS,
    WHOLE,
    Known,
    by_name,
    known_amounts,
    names_pattern,
    of_project,
)
from reportgen.checks.typed import Figure
from reportgen.lazily import pattern
from reportgen.model import Project

_SAID = "(?:数|额|总额|总计)?(?:为|是|共计|共|合计|达到|达)?[ ]?$"
_WORDS = "|".join(sorted(COLUMN_WORDS, key=len, reverse=True))
_COLUMN = pattern(f"({_WORDS}){_SAID}")
_OWN = pattern(f"(?:({'|'.join(PROJECT_WORDS)})|(?:本|该)项目的?({_WORDS}|支出)){_SAID}")
#: What may stand before a word that every table has, and name nothing else.
_PLAIN = pattern(
    r"(?:20\d{2}年度?|全年|本年度?|当年|年度|本?部门|本?单位|我局|我单位|全局|本级|整体|其中|[的其中总共]| )*"
)
#: What makes a part, or a change, of what a name means.
_APART = pattern(
    "上年|去年|上一?年度|追加|追减|压减|压缩|节约|节省|增加|减少|新增|核减|核增|调增|调减|重点|[子各每某分]$|争取|下拨|下达"
)
_YEARS = pattern(r"(?<!\d)(20\d{2})年")
#: What ends the clause before, where this one goes on with the same subject.
_LISTED = pattern("(?:元|[%％]|〓|年度?)[，、；]$")


def meant_by(about: About, figure: Figure) -> list[Known]:
    """What a typed amount is called by: the amounts of that name and column; none for no name."""
    if figure.is_of_others:
        return []
    before = figure.before.replace("“", "").replace("”", "")
    project = next((one for one in figure.line.owners if isinstance(one, Project)), None)
    if project is not None:
        return _of_own(about, project, before)
    found = names_pattern(about).search(before)
    if found is not None:
        return _named(about, found)
    column = _COLUMN.search(before)
    if column is None or not _is_general(about, figure, before[: column.start()]):
        return []  # of a thing that the data do not know
    columns = COLUMN_WORDS[column[1]]
    every = [one for one in known_amounts(about) if one.column in columns]
    return every if any(one.name == "合计" for one in every) else []


def _named(about: About, found: re.Match[str]) -> list[Known]:
    """The amounts of a name, unless what stands before it makes it another's."""
    ahead = found.string[: found.start()]
    if _APART.search(ahead) or _is_of_another_year(about, ahead):
        return []
    if found["name"] in WHOLE and _PLAIN.fullmatch(ahead) is None:
        return []
    columns = NAMED_COLUMNS.get(found["column"] or "")
    return [one for one in by_name(about)[found["name"]] if not columns or one.column in columns]


def _of_own(about: About, project: Project, before: str) -> list[Known]:
    """The amounts of a project's own table that its own passage means."""
    found = _OWN.search(before)
    ahead = before[: found.start()] if found is not None else ""
    if found is None or _APART.search(ahead) or _is_of_another_year(about, ahead):
        return []
    word = "到位" if found[1] == "到位资金" else found[2]
    columns = NAMED_COLUMNS.get(word or "")
    own = of_project(about, project)
    return [one for one in own if not columns or one.column in columns]


def _is_general(about: About, figure: Figure, ahead: str) -> bool:
    """Whether a column without a name is the department's: nothing else is spoken of."""
    clause = figure.sentence[: len(figure.sentence) - len(figure.before)]
    if clause and not (_LISTED.search(clause) and _begins_generally(about, clause)):
        return False
    return _PLAIN.fullmatch(ahead) is not None and not _is_of_another_year(about, ahead)


def _begins_generally(about: About, sentence: str) -> bool:
    """Whether a sentence begins with a column, or with a name that the data know."""
    plain = _PLAIN.match(sentence)
    rest = sentence[plain.end() if plain else 0 :].replace("“", "").replace("”", "")
    return rest.startswith(("，", *COLUMN_WORDS, *by_name(about)))


def _is_of_another_year(about: About, ahead: str) -> bool:
    own = str(about.year.fiscal_year)
    return any(year != own for year in _YEARS.findall(ahead))
