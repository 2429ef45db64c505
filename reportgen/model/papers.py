"""Papers: the documents cited (文件), and the printed documents themselves (成文)."""

from __future__ import annotations

from datetime import date

from reportgen.model import fields as f
from reportgen.model.fields import Kind, derived
from reportgen.model.listing import Listing
from reportgen.model.record import record
from reportgen.prose import Picture as PrintedPicture


@record("文件", main="citation")
class Document:
    """A law, notice or rule that the report cites."""

    key: str = f.text("简称", "在正文中引用时的短名称", required=True)
    title: str | None = f.text("标题", "文件标题，不加书名号；只知道文号的可以空着")
    number: str | None = f.text("文号", "发文字号，年份用〔〕")
    issuer: str | None = f.text("发文机关", "标题中没有写明时填写")
    issued_on: date | None = f.date("发文日期", "发文日期")
    uses: Listing[str] = f.list_of(
        Kind.TEXT,
        "用途",
        "在报告中作什么用",
        required=True,
        choices=(
            "评价通知",
            "评价依据",
            "评价要求",
            "原则依据",
            "指标依据",
            "复核依据",
            "职责依据",
            "机构改革依据",
            "项目依据",
            "管理制度",
            "绩效制度",
            "引用",
        ),
    )

    @derived("引用", Kind.TEXT, "《标题》（文号）")
    def citation(self) -> str:
        """The document as a sentence cites it."""
        if not self.title:
            return self.number or self.key
        return f"《{self.title}》" + (f"（{self.number}）" if self.number else "")


class DocumentTable(Listing[Document]):
    """Documents, quoted by their short names, else selected by use: ``文件.评价依据``."""

    selects = True

    def find(self, name: str) -> Document | Listing[Document] | None:
        """The document with that short name, else those of that use."""
        found = self.quoted(name)
        if found is not None:
            return found
        used = self.like(one for one in self if name in one.uses)
        return used or None


@record("成文")
class Issue:
    """What belongs to one printed document and not to the year: its mark, signature and date."""

    format: str = f.text("格式", "印成哪一种格式，如某省/department-self", required=True)
    project: str | None = f.text("项目", "项目报告写项目名称")
    mark: str | None = f.text("附件标记", "作为附件印发时的标记，如附件2")
    addressee: str | None = f.text("主送机关", "主送机关")
    signed_by: str | None = f.text("署名", "落款单位；空着为本部门")
    signed_on: date | None = f.date("成文日期", "落款日期")
    attachments: Listing[str] | None = f.list_of(Kind.TEXT, "附件", "附件名称，不写序号")


@record("图片", main="image")
class Picture:
    """A picture and its caption; 图1 is printed, not typed. Quoted in a text, it is its number."""

    file: str = f.text("文件名", "图片文件，放在数据文件旁边的文件夹里", required=True)
    caption: str = f.text("图名", "图的名称，不写图号", required=True)
    place: str = f.text("位置", "放在哪一段之后，写段落的路径", required=True)

    @derived("图", Kind.PICTURE, "图片本身，连同图号和图名")
    def image(self) -> PrintedPicture:
        """The picture as documents print it."""
        return PrintedPicture(self.file, self.caption)


@record("豁免")
class Waiver:
    """A finding that is accepted, and why."""

    rule: str = f.text("规则", "检查规则的编号", required=True)
    place: str = f.text("对象", "数据的路径", required=True)
    reason: str = f.text("理由", "为什么接受", required=True)
