"""A sample year for a new pack: fictitious, with what its template prints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import yaml

from reportgen.authoring.sections import Section
from reportgen.packs import catalogue, templates_root

_HEAD = """\
# 示例数据：全部是虚构的，只为看版面和试打。把每一处“待改”换成一份公开报告的数和文字，
# 核对后删去“待改”，并把这个文件改名，如 某县-2024.yaml。没有的写0或“无”，不清楚的空着。
"""
_MARK = "  # 待改"
_ALWAYS = ("版本", "年度", "金额单位", "小数位", "部门")
#: What is found under another name than it is entered by.
_ALSO = {"绩效指标列表": ("绩效指标",), "得分": ("综合得分",)}
_CATEGORY = re.compile(r"绩效分析\.(\w+)")
_PASSAGE = re.compile(r"(自评\.|评价\.|项目\.|项目\.自评\.)?文字\.(\w+)")
#: Figures in the quotes that a writer of YAML gives them; our reader takes all as texts.
_QUOTED = re.compile(r"(?m)(?<=: )'([0-9.-]+)'$")
_SIGNED = "2025-05-08"
_SAID = "这里写{help}。"
_ANALYSED = "各项工作按计划完成，情况良好。"


def sample(format_id: str, subject: str, unit: str, sections: Sequence[Section]) -> str:
    """The text of a data file that prints the new template."""
    printed = "\n".join(line for section in sections for line in section.lines)
    year = _pruned(_draft(), printed)
    own = year["项目列表"] if subject == "项目" else []
    if subject == "项目":
        year["项目列表"] = own[:1]
        _evaluated(own[0], "项目.自评.", printed)
        _told(own[0], "项目.", printed)
    else:
        for name in ("自评", "评价"):
            if f"{name}." in printed:
                _evaluated(year, f"{name}.", printed)
        _told(year, "", printed)
    year.pop("" if "评价." in printed and subject == "部门" else "评价", None)
    issue = {"格式": format_id, "成文日期": _SIGNED}
    issue |= {"项目": own[0]["名称"]} if own else {}
    year |= {"格式": [format_id], "成文": [issue]}
    return _HEAD + _marked(_QUOTED.sub(r"\1", _dumped(year)))


@lru_cache(maxsize=1)
def _text() -> str:
    return (templates_root() / "sample.yaml").read_text(encoding="utf-8")


def _draft() -> dict[str, Any]:
    """The whole draft, every value a text as our own reader takes it."""
    found: dict[str, Any] = yaml.load(_text(), yaml.BaseLoader)  # noqa: S506 (texts only)
    return found


def _is_printed(name: str, printed: str) -> bool:
    return any(one in printed for one in (name, *_ALSO.get(name, ())))


def _pruned(year: dict[str, Any], printed: str) -> dict[str, Any]:
    kept = {"评价", "项目列表", "文件"}
    return {
        key: _parts(value, printed) if key == "收支" else value
        for key, value in year.items()
        if key in _ALWAYS or key in kept or _is_printed(key, printed)
    }


def _parts(money: Mapping[str, Any], printed: str) -> dict[str, Any]:
    tables = ("三公经费", "政府采购")
    return {key: value for key, value in money.items() if key not in tables or key in printed}


def _evaluated(owner: dict[str, Any], path: str, printed: str) -> None:
    """Give the year or a project the evaluation that the template prints."""
    draft = _draft()["评价"]
    made = {key: value for key, value in draft.items() if _is_printed(key, printed)}
    analyses = [{"类别": one, "内容": _ANALYSED} for one in _names(_CATEGORY, printed)]
    if not analyses and "绩效分析" in printed:
        analyses = [{"类别": "产出", "标题": "工作完成", "内容": _ANALYSED}]
    made["绩效分析"] = analyses or None
    texts = _texts(path, printed)
    made["文字"] = texts or None
    owner[path.rstrip(".").rpartition(".")[2]] = {
        key: value for key, value in made.items() if value
    }


def _told(owner: dict[str, Any], path: str, printed: str) -> None:
    texts = _texts(path, printed)
    if texts:
        owner["文字"] = texts


def _texts(path: str, printed: str) -> dict[str, str]:
    """The passages printed there, each with what it is to say."""
    help = {one.id: one.help for one in catalogue().passages}
    names = dict.fromkeys(name for before, name in _PASSAGE.findall(printed) if before == path)
    return {name: _SAID.format(help=help[name]) for name in names if name in help}


def _names(pattern: re.Pattern[str], printed: str) -> Iterable[str]:
    return dict.fromkeys(pattern.findall(printed))


def _dumped(year: Mapping[str, Any]) -> str:
    return yaml.safe_dump(year, allow_unicode=True, sort_keys=False, width=10_000)


def _marked(text: str) -> str:
    """A mark at each value to change; the version, the unit and the format are as they must be."""
    fixed = ("版本:", "金额单位:", "小数位:", "格式:", "- 格式:")
    return "".join(
        line + ("" if line.endswith(":") or line.startswith(fixed) else _MARK) + "\n"
        for line in text.splitlines()
    )
