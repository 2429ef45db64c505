"""The evaluation year in templates, by all the names it has."""

import pytest

from reportgen.intake import read
from reportgen.measures import Resolver, attribute, year_shape
from reportgen.word import Printer, Settings, compile_template
from reportgen.word.view import view
from tests.support import mapping
from tests.word.making import docx, p

YEAR = read(
    mapping(
        金额单位="万元",
        收支={"明细": [{"资金来源": "一般公共预算", "支出决算": "5", "实际到位": "10"}]},
        绩效指标列表=[
            {
                "名称": "执行率",
                "计算符号": "≥",
                "指标值": "95",
                "度量单位": "%",
                "完成值": "【=收支.合计.到位执行率】",
            },
            {"名称": "转引", "完成值": "【=绩效指标列表.执行率.完成值】"},
        ],
        成效=[{"名称": "事故", "单位": "起", "本年": "8", "上年": "17"}],
        评价={"存在问题": [{"标题": "人员不足"}, {"标题": "资料不全"}]},
    )
).year


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("50.00%", "{{ 绩效指标列表.执行率.完成值 }}"),  # 5 ÷ 10
        ("50.00%", "{{ 绩效指标列表.转引.完成值 }}"),
        ("≥95%", "{{ 绩效指标列表.执行率 }}"),
        ("≥95%", "{{ indicators.执行率.goal }}"),
        ("5.00万元", "{{ 收支.合计.支出决算 }}"),
        ("5.00万元", "{{ funds.general_public_budget.spent|amount }}"),
        (
            "8起，减少9起，下降52.94%",
            "{{ 成效.事故 }}，减少{{ 成效.事故.增减 }}，下降{{ 成效.事故.增减率 }}",
        ),
        ("人员不足以及资料不全", "{{ 评价.问题概括 }}"),
    ],
)
def test_a_template_prints(expected: str, text: str) -> None:
    settings = Settings(printer=Printer(unit="万元"))
    filler = compile_template(docx(p(text)), settings, year_shape(), attribute)
    values = {name: attribute(YEAR, name) for name in filler.names}
    filled = filler.fill(values, look_up=Resolver(YEAR))
    assert (expected, ()) == (view(filled.data).strip(), filled.missing)
