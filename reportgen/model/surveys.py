"""Surveys (问卷): questions, their options, and what share of the answers each got."""

from __future__ import annotations

from typing import Any

import attrs

from reportgen.amounts import Ratio
from reportgen.model import fields as f
from reportgen.model.fields import Kind, derived
from reportgen.model.listing import Listing
from reportgen.model.record import record


@record("选项")
class Option:
    """One answer that could be chosen; its letter is printed, not typed."""

    text: str = f.text("内容", "选项的内容", required=True)
    count: int = f.count("份数", "选了这一项的份数", unit="份", required=True)
    is_positive: bool | None = f.yes_no("计为满意", "是否计入满意；都不填时第一项计入")
    valid: int | None = attrs.field(default=None, eq=False, repr=False)

    @derived("选项占比", Kind.RATE, "份数÷有效份数")
    def share(self) -> Ratio | None:
        """The option's share of the valid answers (of multiple choice too)."""
        return None if self.valid is None else Ratio(self.count, self.valid)


@record("题目", main="positive_share")
class Question:
    """One question; its number is printed, not typed."""

    text: str = f.text("题干", "问题，不写序号", required=True)
    key: str | None = f.text("简称", "在正文和评分点中引用时的短名称")
    kind: str = f.choice("题型", "怎样作答", "单选", "多选", "问答", required=True)
    is_satisfaction: bool | None = f.yes_no("满意度题", "是否用来计算满意率")
    options: Listing[Option] | None = f.list_of(
        Option, "选项", "各选项及份数", keys=("text",), short=("text", "count")
    )
    answers: Listing[str] | None = f.list_of(Kind.TEXT, "答复", "问答题的答复")
    valid: int | None = attrs.field(default=None, eq=False, repr=False)
    place: int | None = attrs.field(default=None, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Let each option know how many answers there were."""
        if self.valid is not None and self.options is not None:
            rows: Any = self.options
            bound = self.options.like(attrs.evolve(row, valid=self.valid) for row in rows)
            object.__setattr__(self, "options", bound)

    @derived("序号", Kind.COUNT, "是问卷的第几题")
    def number(self) -> int | None:
        """The question's place in its survey, from 1."""
        return self.place

    @derived("正向份数", Kind.COUNT, "计为满意的各选项份数之和", unit="份")
    def positive(self) -> int | None:
        """The answers that count as satisfied; the first option where none is marked."""
        if not self.options:
            return None
        marked = [option for option in self.options if option.is_positive]
        return sum(option.count for option in marked or self.options[:1])

    @derived("正向占比", Kind.RATE, "计为满意的份数÷有效份数")
    def positive_share(self) -> Ratio | None:
        """The share of satisfied answers."""
        known = self.positive is not None and self.valid is not None
        return Ratio(self.positive, self.valid) if known else None


@record("问卷")
class Survey:
    """One survey of one audience."""

    audience: str = f.text("调查对象", "向谁调查", required=True)
    channel: str | None = f.text("发放方式", "怎样发放，如问卷星")
    distributed: int | None = f.count("发放份数", "发出的份数", unit="份")
    returned: int | None = f.count("收回份数", "收回的份数", unit="份")
    valid: int = f.count("有效份数", "有效的份数，是各项占比的分母", unit="份", required=True)
    questions: Listing[Question] | None = f.list_of(
        Question, "题目", "逐题的选项和份数", keys=("key", "text")
    )

    def __attrs_post_init__(self) -> None:
        """Let each question know its place and how many answers there were."""
        if self.questions is not None:
            rows: Any = self.questions
            bound = self.questions.like(
                attrs.evolve(row, valid=self.valid, place=place)
                for place, row in enumerate(rows, 1)
            )
            object.__setattr__(self, "questions", bound)

    @derived("满意度题目", Kind.PART, "用来计算满意率的题目", item=Question)
    def satisfaction(self) -> Question | None:
        """The question marked as the one that measures satisfaction."""
        return next((one for one in self.questions or () if one.is_satisfaction), None)


class SurveyTable(Listing[Survey]):
    """Surveys, quoted by audience, and all their questions, quoted by their short names."""

    found = (Survey, Question)

    def find(self, name: str) -> Survey | Question | None:
        """A survey by its audience, else a question of any survey."""
        survey = self.quoted(name)
        if survey is not None:
            return survey
        found = (one.questions.quoted(name) for one in self if one.questions)
        return next((question for question in found if question), None)
