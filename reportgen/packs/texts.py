"""The catalogue of narrative passages (文字) that all provinces share: ``templates/texts.yaml``."""

from __future__ import annotations

from reportgen.model import fields as f
from reportgen.model.listing import Listing
from reportgen.model.record import record


@record("段落")
class TextSpec:
    """One passage: its permanent name, where it stands, and what it says."""

    id: str = f.text("名称", "永久的名称，数据和模板里使用", required=True)
    on: str = f.choice("对象", "写在哪里", "年度", "评价", "项目", "年度和项目", required=True)
    help: str = f.text("说明", "写什么", required=True)


@record("文字目录")
class Catalogue:
    """Every passage that templates may print."""

    version: int = f.count("版本", "文件的版本", required=True)
    passages: Listing[TextSpec] = f.list_of(
        TextSpec, "段落", "各段文字", required=True, keys=("id",)
    )
