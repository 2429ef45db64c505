"""A heading's title, apart from what the notice asks for in the section (“包括……”)."""

from __future__ import annotations

import re

import attrs

from reportgen.authoring.numbers import FULL_WIDTH

#: A title longer than this is a sentence of the notice.
LONGEST = 64
_ASKS = (
    "包括|主要|如|可|附|说明|对照|含|指|字数|限|参照|按|简要|概述|分析|重点|一是|介绍|填写|反映|列"
)
_STOPPED = re.compile(r"(.{2,40}?)[。：:；;](.+)")
_BRACKETED = re.compile(r"(.{2,}?)([。.]?)\s*[（(](.+)[)）]。?")
_ALL_BRACKETS = re.compile(r"[（(【\[](.+)[)）】\]]。?")
_LONG_BRACKET = 8
#: What stands for what is to be filled in: XX, ××, **, ____.
_SIGNS = r"×✕xX\uff38\uff58*\uff0a_\uff3f○"
_BLANK = f"[{_SIGNS}]{{2,}}"
_NUMERALS = f"[〇零一二三四五六七八九{_SIGNS}]"
#: A year anywhere in a title: 2024年度, 20XX年, XX年度, ____年, 二〇二四年度; none of a range.
_YEAR = re.compile(
    r"(?P<open>[（(]?)(?<![0-9—－~～至-])"
    rf"(?:20[0-9{_SIGNS}]{{2,}}|20\s*(?=年)|{_BLANK}|二{_NUMERALS}{{3}}|〇+)"
    r"\s*(?P<unit>年度?)(?P<close>[)）]?)"
)
_ONLY_YEAR = re.compile(r"(?P<open>[（(]?)\s*(?P<unit>年度)(?P<close>[)）]?)(?=.)")
#: Whose document it is, as a form has it: XX省XX市, ××单位; not XX市级, nor 单位 of 单位整体支出.
_OWNER = re.compile(
    rf"(?:{_BLANK}(?:[省市州盟区县旗乡镇](?![级直域本])|自治[区州县]|街道|[厅局委办](?!法)"
    r"|(?:部门|单位)(?!整体|预算|决算|支出|绩效|自评|财政|资金))?"
    r"(?:[（(](?:单位|部门|[省市州盟区县旗乡镇、]+)[)）])?)+"
)
_FILLER = re.compile(r"[（(](?:参考|样式|模板|范本|(?:填报)?(?:单位|部门|项目)名称)[)）]|[《》]")
_KIND = "(?:提纲|大纲|格式|模板|范本|样式)"
_ENDING = re.compile(rf"(?:[（(](?:参考|撰写|编写|报告)*{_KIND}[)）]|(?:参考|撰写|编写)*{_KIND})$")
_ANNEX = re.compile(r"附\s*件\s*[0-9一二三四五六七八九十]*\s*[:：]?\s*")


@attrs.frozen
class Title:
    """What a document is called without a year, and the line that prints it with the year."""

    words: str = ""
    line: str = ""


#: Braces would be tags of the template.
_NO_TAGS = str.maketrans("{}｛｝", "【】【】")
_ONLY_A_NUMBER = re.compile(r"[（(]?[0-9一二三四五六七八九十①-⑳.、．]+[)）]?[、.．]?")


def split(text: str) -> tuple[str, str]:
    """A heading's title and its hint; an empty title where the text is a sentence."""
    text = text.strip().translate(_NO_TAGS)
    bracketed = _BRACKETED.fullmatch(text)
    if bracketed and (len(bracketed[3]) > _LONG_BRACKET or re.match(_ASKS, bracketed[3])):
        return _short(bracketed[1]), bracketed[3].strip()
    stopped = _STOPPED.fullmatch(text)
    if stopped and stopped[2].strip():
        return _short(stopped[1]), unbracketed(stopped[2])
    return _short(text), ""


def unbracketed(text: str) -> str:
    """A remark without the brackets around all of it."""
    found = _ALL_BRACKETS.fullmatch(text.strip())
    return (found[1] if found else text).strip()


def document_title(text: str) -> Title:
    """The title of the document that a line names, without 参考提纲 and whose it is.

    The year of its data is printed where the line has one, else in front.
    """
    text = _FILLER.sub("", text).strip().translate(_NO_TAGS | FULL_WIDTH)
    text = _ENDING.sub("", text[found.end() :] if (found := _ANNEX.match(text)) else text)
    year = _YEAR.search(text) or _ONLY_YEAR.match(text)
    before, after = (text[: year.start()], text[year.end() :]) if year else ("", text)
    before, after = (_bare(part) for part in (before, after))
    if not before + after:
        return Title()
    tag = f"{{{{ 年度 }}}}{year['unit'] if year else '年度'}"
    if year and year["open"] and year["close"] and not after:
        tag = f"（{tag}）"  # below the title's words, as the outline has it
    return Title(before + after, before + tag + after)


def _bare(text: str) -> str:
    """A part of a title without further years, owners and marks at its ends."""
    return _OWNER.sub("", _YEAR.sub("", text)).strip(" 　：:。,，")


def _short(title: str) -> str:
    title = title.strip()
    return "" if len(title) > LONGEST or _ONLY_A_NUMBER.fullmatch(title) else title
