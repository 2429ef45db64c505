"""What is wrong with a text that is no number, and what to do: the remedies of the readers."""

from __future__ import annotations

import re

from reportgen.amounts.typed import MOST_FIGURES
from reportgen.lazily import pattern

_APPROXIMATE = pattern("[约近余多几数逾超]|左右|上下|不到|不足|以上|以下|至少")
_CAUSES = (
    (re.compile(r"(?i)^[-+]?(?:nan|inf|infinity)$"), "请只填阿拉伯数字"),
    (re.compile(r"(?i)[0-9.]e[-+]?[0-9]"), "不要用科学计数法，请把数字写全"),
    (re.compile(r"[0-9]\.[0-9]*\."), "小数点只能有一个"),
    (re.compile(r"[0-9][元万亿% ]{0,3}[~至到/;、:*×] *[0-9]|[0-9]-[0-9]"), "一格只填一个数"),
    (re.compile(r"[元万亿千百角][零0-9]"), "只写一个单位，如3.45亿元不写3亿4500万元"),
    (re.compile(r"[0-9][, ][0-9]"), "千分位逗号须每三位一个，如1,298.53，也可以不写"),
    (re.compile(r"^\(.*[-负]"), "负数写负号或者写括号，不要两样都写"),
    (re.compile(r"[0-9]\.(?![0-9])"), "小数点后面缺数字"),
)
_LEFT_OUT = "只填数字；没有就填0，不知道就整格留空"


def why_no_number(words: str, *, money: bool = False) -> str:
    """Give the remedy for plain text that is no number; ``money`` allows units in the advice."""
    if sum(map(str.isdigit, words)) > MOST_FIGURES:
        return f"数字超过{MOST_FIGURES}位，请核对"
    if "%" in words:
        return "这里不填百分数，请去掉百分号或者填到比率一栏"
    if _APPROXIMATE.search(words):
        return "要填准确数，请去掉“约”“余”一类的字"
    for cause, remedy in _CAUSES:
        if cause.search(words):
            return remedy
    if money:
        return "只填数字，可带单位元、万元、亿元；没有就填0，不知道就整格留空"
    return _LEFT_OUT


def why_no_rate(words: str) -> str:
    """Give the remedy for plain text that is no rate."""
    if "‰" in words or "千分之" in words:
        return "请换算成百分数"
    remedy = why_no_number(words.replace("%", ""))
    return "只填数字，可带百分号；没有这个比率就整格留空" if remedy == _LEFT_OUT else remedy
