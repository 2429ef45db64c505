"""A heading's title, apart from what the notice asks for in the section (“包括……”)."""

from __future__ import annotations

import re

#: A title longer than this is a sentence of the notice.
LONGEST = 64
_ASKS = (
    "包括|主要|如|可|附|说明|对照|含|指|字数|限|参照|按|简要|概述|分析|重点|一是|介绍|填写|反映|列"
)
_STOPPED = re.compile(r"(.{2,40}?)[。：:；;](.+)")
_BRACKETED = re.compile(r"(.{2,}?)([。.]?)\s*[（(](.+)[)）]。?")
_ALL_BRACKETS = re.compile(r"[（(【\[](.+)[)）】\]]。?")
_LONG_BRACKET = 8
_YEAR = re.compile(r"^[（(]?(?:20[0-9X×]{2}|[×xX*\uff0a]{2,4}|[_\uff3f]+|〇+)?\s*年?度?[)）]?(?=.)")
_ENDING = re.compile(r"[（(]?(?:参考|撰写|编写|报告)?(?:提纲|大纲|格式|模板|范本|样式)[)）]?$")
_FILLER = re.compile(
    r"[×xX*\uff0a]{2,}|[_\uff3f]{2,}|[（(](?:参考|样式|模板|范本|单位名称|部门名称)[)）]|[《》]"
)


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


def document_title(text: str) -> str:
    """The title of the document that a line names, without the year and 参考提纲."""
    text = _FILLER.sub("", text).strip()
    text = _ENDING.sub("", text).strip()
    return _YEAR.sub("", text, count=1).strip("　 ：:。")


def _short(title: str) -> str:
    title = title.strip()
    return "" if len(title) > LONGEST or _ONLY_A_NUMBER.fullmatch(title) else title
