"""The catalogue of blocks (数据块): ``templates/blocks.yaml``, what stands under which headings."""

from __future__ import annotations

from functools import lru_cache

from reportgen.model import fields as f
from reportgen.model.fields import Kind
from reportgen.model.listing import Listing
from reportgen.model.record import record
from reportgen.packs import templates_root
from reportgen.packs.files import read_spec

VERSION = 1


@record("数据块")
class Block:
    """Template lines for sections of one subject, and the titles such sections have."""

    name: str = f.text("名称", "这一块写什么", required=True)
    subject: str = f.choice("对象", "写谁的报告", "部门", "项目", "部门和项目", required=True)
    words: Listing[str] = f.list_of(Kind.TEXT, "词", "这一块常见的标题", required=True)
    above: Listing[str] | None = f.list_of(Kind.TEXT, "上级", "上级标题里常有的词")
    lead: str | None = f.text("引语", "与别的块同在一节时，写在前面的一句")
    lines: str = f.text("内容", "模板的各段，一行一段", required=True)

    def is_for(self, subject: str) -> bool:
        """Whether reports of this subject (部门, 项目) have it."""
        return subject in self.subject


@record("套用")
class Pattern:
    """Template lines that blocks share, with a parameter 〈参〉."""

    name: str = f.text("名称", "写在〔套用〕后面", required=True)
    lines: str = f.text("内容", "模板的各段，一行一段", required=True)


@record("数据块目录")
class Blocks:
    """All blocks, and what every report begins and ends with."""

    version: int = f.count("版本", "文件的版本", required=True)
    noise: Listing[str] = f.list_of(Kind.TEXT, "虚词", "认标题时略去的词", required=True)
    patterns: Listing[Pattern] = f.list_of(
        Pattern, "套用", "几块共用的写法", required=True, keys=("name",)
    )
    opening: str = f.text("开头", "标题之前的各段", required=True)
    closing: str = f.text("结尾", "最后一节之后的各段", required=True)
    blocks: Listing[Block] = f.list_of(Block, "数据块", "各数据块", required=True, keys=("name",))

    def pattern(self, name: str) -> Pattern:
        """The shared lines of that name. Raises ``LookupError``."""
        found = next((one for one in self.patterns if one.name == name), None)
        if found is None:
            raise LookupError(f"blocks.yaml has no pattern {name}")
        return found


@lru_cache(maxsize=1)
def all_blocks() -> Blocks:
    """The bundled blocks. Raises ``PackError``."""
    return read_spec(templates_root() / "blocks.yaml", Blocks, "blocks.yaml", VERSION).spec
