"""The outline of a published report as a Word file, its numbers broken as they were published."""

import io
from collections.abc import Iterable
from pathlib import Path

import docx
from docx.oxml import parse_xml

OUTLINES = Path(__file__).parent / "outlines"
LETTER = (
    "各预算单位：",
    "为做好绩效自评工作，现将有关事项通知如下。",
    "一、工作要求。各单位要高度重视，明确分工，按时完成自评，并对所报数据的真实性、准确性、完整性负责，不得虚报、瞒报。",
    "二、报送时间。请于5月31日前将自评报告和自评表报送财政局，逾期不报的，按照有关规定处理，并在全县通报。",
    "附件：1.项目支出绩效自评报告提纲",
)
#: Of the report of 2022: what is “-” there has lost its automatic number, the rest is as printed.
PUBLISHED = (
    (1, "一、项目支出概况"),
    (2, "（一）项目实施单位基本情况。"),
    (2, "（2） 项目资金基本情况，包括项目资金基本性质、用途和主要内容、涉及范围等。"),
    (2, "（3） 项目资金绩效目标，包括总体目标和年度目标。"),
    (1, "二、项目资金使用及管理情况"),
    (2, "（一）项目资金及自筹资金的安排落实、总投入等情况。"),
    (2, "（2） 项目资金实际使用情况。"),
    (2, "（3） 项目资金管理情况分析，主要包括管理制度、办法的制定及执行情况。"),
    (1, "三、项目支出组织实施情况"),
    (2, "（一）资金使用管理情况，主要包括资金及项目管理制度建设、日常检查监督管理等情况。"),
    (2, "（六）项目组织实施情况，主要包括项目招投标、调整、竣工验收等情况。"),
    (1, "四、项目支出绩效情况"),
    (2, "（一）项目支出决策情况"),
    (2, "（二）项目支出过程情况"),
    (2, "（三）项目支出产出情况"),
    (2, "3、项目支出效益情况"),
    (1, "3、 主要经验做法、存在的问题及原因分析"),
    (2, "（一）主要经验做法"),
    (2, "（二）存在的问题及原因分析"),
    (1, "六、有关建议"),
    (1, "七、其他需要说明的问题"),
)


def notice() -> bytes:
    """A notice with the outline in its annex, typed as plain paragraphs."""
    document = docx.Document()
    for text in LETTER:
        document.add_paragraph(text)
    document.add_paragraph("附件1")
    document.add_paragraph("项目支出绩效自评报告（参考提纲）")
    for _, text in PUBLISHED:
        document.add_paragraph(text)
    document.add_paragraph("报告应包括以下附件：项目支出绩效自评表（一个项目支出一张表）")
    return _saved(document)


def headed() -> bytes:
    """The same as headings of Word, whose numbers are lost."""
    document = docx.Document()
    document.add_paragraph("项目支出绩效自评报告", style="Title")
    for level, text in PUBLISHED:
        words = text.lstrip("一二三四五六七（）()236、 ")
        document.add_paragraph(words, style=f"Heading {level}")
    return _saved(document)


def counted() -> bytes:
    """A list that Word counts: 一、 and below it （一）, with nothing typed."""
    return numbered([("0", "部门概况"), ("1", "主要职责"), ("1", "人员情况"), ("0", "评价结论")])


def numbered(items: Iterable[tuple[str, str]]) -> bytes:
    """A list that Word counts, with the levels of its items as they are given."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="chineseCounting"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for level, text in enumerate(("%1、", "（%2）"))
    )
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {space} w:abstractNumId="77">{levels}</w:abstractNum>')
    )
    numbering.append(
        parse_xml(f'<w:num {space} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
    )
    for level, text in items:
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {space}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>')
        )
    return _saved(document)


def _saved(document: docx.document.Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
