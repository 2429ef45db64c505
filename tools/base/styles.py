"""``styles.xml``: the defaults of the document and all its styles."""

from tools.base.faces import FANGSONG, fonts
from tools.base.other_styles import other_styles
from tools.base.page import LINE
from tools.base.style import Style, align, size
from tools.base.table_styles import table_styles
from tools.base.text_styles import text_styles
from tools.base.wordml import part

#: 三号, the size of the body (5.2.2).
THREE = 32
LANGUAGE = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'

#: The styles that Word expects in every document.
NORMAL = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    # No line is moved for the sake of widows: 22 lines stay 22.
    '<w:uiPriority w:val="0"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
    "<w:unhideWhenUsed/></w:style>"
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
)


def styles() -> str:
    """The part."""
    made = [*text_styles(), *table_styles(), *other_styles()]
    return part("styles", _defaults() + _latent(made) + NORMAL + "".join(s.xml() for s in made))


def _defaults() -> str:
    """仿宋 of 16 pt on lines of 28.95 pt.

    They are no properties of Normal, which in Word would win over those of a table's style.
    """
    run = fonts(FANGSONG) + size(THREE) + LANGUAGE
    paragraph = f'<w:spacing w:line="{LINE}" w:lineRule="exact"/>{align("both")}'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{run}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{paragraph}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _latent(made: list[Style]) -> str:
    """Of Word's own styles, only those that are used show in its list."""
    shown = ["Normal", *(style.name for style in made if not style.ours and style.offered)]
    rows = "".join(
        f'<w:lsdException w:name="{name}" w:semiHidden="0" w:unhideWhenUsed="0" w:qFormat="1"/>'
        for name in shown
    )
    return (
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" '
        f'w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376">{rows}</w:latentStyles>'
    )
