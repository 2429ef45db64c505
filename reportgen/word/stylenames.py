"""Names of Word's built-in styles: Chinese Word and WPS show others than the file holds.

The file has ``heading 1`` whatever the language is. The Chinese names are those of their menus;
where versions differ (列出段落, 列表段落), both lead to the same style. WPS shows Word's names.
"""

from __future__ import annotations

import re

_NUMBERED = re.compile(r"(.*\D)\s*(\d)")
_ENGLISH = re.compile(r"(heading|toc)\s*(\d)", re.IGNORECASE)
_BUILT_IN = {
    # text
    "正文": "normal", "正文文本": "body text", "正文文本缩进": "body text indent",
    "正文首行缩进": "body text first indent", "正文文本首行缩进": "body text first indent",
    "正文缩进": "normal indent", "无间隔": "no spacing", "纯文本": "plain text",
    "普通(网站)": "normal (web)", "普通（网站）": "normal (web)", "文本块": "block text",
    "引用": "quote", "明显引用": "intense quote", "日期": "date", "称呼": "salutation",
    "结束语": "closing", "签名": "signature",
    # headings and lists
    "标题": "heading", "副标题": "subtitle", "目录标题": "toc heading", "题注": "caption",
    "列表段落": "list paragraph", "列出段落": "list paragraph", "列表": "list",
    "列表项目符号": "list bullet", "列表编号": "list number", "列表接续": "list continue",
    # contents
    "目录": "toc", "图表目录": "table of figures", "引文目录": "table of authorities",
    "引文目录标题": "toa heading", "索引": "index", "索引标题": "index heading",
    "书目": "bibliography",
    # headers and notes
    "页眉": "header", "页脚": "footer", "页码": "page number", "行号": "line number",
    "脚注文本": "footnote text", "脚注引用": "footnote reference",
    "尾注文本": "endnote text", "尾注引用": "endnote reference",
    "批注文字": "annotation text", "批注引用": "annotation reference",
    "批注主题": "annotation subject", "批注框文本": "balloon text", "文档结构图": "document map",
    # characters
    "默认段落字体": "default paragraph font", "要点": "strong", "强调": "emphasis",
    "明显强调": "intense emphasis", "不明显强调": "subtle emphasis",
    "明显参考": "intense reference", "不明显参考": "subtle reference", "书籍标题": "book title",
    "占位符文本": "placeholder text",
    "超链接": "hyperlink", "访问过的超链接": "followedhyperlink",
    "已访问的超链接": "followedhyperlink",
    # tables
    "普通表格": "normal table", "网格型": "table grid", "表格网格": "table grid",
    "表格主题": "table theme", "无列表": "no list",
}  # fmt: skip
#: Without a number the word is another style's name.
_ALONE = {"标题": "title"}


_CHINESE = {name: chinese for chinese, name in reversed(_BUILT_IN.items())} | {"title": "标题"}


def shown(name: str) -> str:
    """A style's name as Chinese Word shows it: 标题 1 for ``heading 1``."""
    own = canonical(name)
    stem, _, number = own.rpartition(" ")
    if own in _CHINESE:
        return _CHINESE[own]
    return f"{_CHINESE[stem]} {number}" if number.isdecimal() and stem in _CHINESE else name


def canonical(name: str) -> str:
    """A style's name as Word, WPS and Chinese Word agree on it."""
    name = " ".join(name.split())
    if name in _ALONE:
        return _ALONE[name]
    if name in _BUILT_IN:
        return _BUILT_IN[name]
    numbered = _NUMBERED.fullmatch(name)
    if numbered and numbered[1].strip() in _BUILT_IN:
        return f"{_BUILT_IN[numbered[1].strip()]} {numbered[2]}"
    english = _ENGLISH.fullmatch(name)
    if english:
        return f"{english[1].lower()} {english[2]}"
    return name.lower() if name.isascii() else name
