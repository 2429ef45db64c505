"""Documents of single projects: found by code, name or number, printed one file each."""

from pathlib import Path
from typing import Any

import attrs
import pytest

from reportgen import (
    EvaluationYear,
    IntakeError,
    MissingData,
    ProjectError,
    WritingError,
    compile_format,
    publish,
    render,
)
from reportgen.packs import Format, read_pack
from reportgen.subjects import documents_of, subject_of, subjects_of
from reportgen.word.view import view
from tests.support import load_text, make_year, text
from tests.word.making import docx, p

MANIFEST = (
    '版本: 1\n地区: 某省\n行政区划代码: "990000"\n来源: [{标题: 通知, 文号: 某财〔2024〕1号}]\n'
)
SPEC = """版本: 1
标题: 自评表
对象: {subject}
金额单位: 万元
小数位: 2
执行率分值: 10
等级划分: [{{名称: 优, 下限: 90}}, {{名称: 差, 下限: 0}}]
编号方案: [{{名称: 正文, 层级: [一、]}}]
编号样式: {{标题 1: 正文 1}}
"""
TABLE = docx(
    p("{{ 部门.名称 }}：{{ 项目.名称 }}，{{ 项目.完成情况|限字(5) }}"),
    p("{{ 评分.执行率得分|数(2) }}，{{ 评分.总分|等级|可空 }}，{{ 本文.附件标记|可空 }}"),
    p("{% for 档 in 本格式.等级划分 %}{{ 档.名称 }}{{ 档.范围 }}{% endfor %}"),
)
FLOOD = {
    "名称": "防汛",
    "简称": "汛",
    "项目代码": "51000021R",
    "文号": "某财〔2024〕9号",
    "完成情况": "完成。",
    "资金": [{"支出决算": "9", "全年预算": "10"}],
}
FIRE = FLOOD | {"名称": "防火", "简称": "火", "项目代码": "51000022R"}


def made(folder: Path, subject: str, template: bytes) -> Format:
    folder = folder / "某省"
    folder.mkdir()
    (folder / "pack.yaml").write_text(MANIFEST, encoding="utf-8")
    (folder / "table.yaml").write_text(SPEC.format(subject=subject), encoding="utf-8")
    (folder / "table.docx").write_bytes(template)
    (only,) = read_pack(folder)
    return only


@pytest.fixture(scope="module")
def per_project(tmp_path_factory: pytest.TempPathFactory) -> Format:
    return made(tmp_path_factory.mktemp("packs"), "项目", TABLE)


@pytest.fixture(scope="module")
def per_department(tmp_path_factory: pytest.TempPathFactory) -> Format:
    return made(tmp_path_factory.mktemp("packs"), "部门", docx(p("{{ 部门.名称 }}")))


def year(*projects: Any, **more: Any) -> EvaluationYear:
    return make_year(项目列表=list(projects or (FLOOD, FIRE)), **more)


def paragraphs(data: bytes) -> list[str]:
    return view(data).splitlines()


# Which project


@pytest.mark.parametrize("wanted", ["防汛", "汛", "51000021R", "防汛（某财〔2024〕9号）", "1", 1])
def test_a_project_is_found_by_its_code_its_names_or_its_number(
    per_project: Format, wanted: str | int
) -> None:
    printed = paragraphs(render(year(), per_project, project=wanted))
    assert ["某市应急管理局：防汛，完成。", "9.00，—，—", "优≥90差<90"] == printed


def test_a_project_may_be_given_itself(per_project: Format) -> None:
    given = year()
    assert given.projects is not None
    printed = compile_format(per_project).print(given, project=given.projects[1])
    assert "防火" == printed.project
    assert "某市应急管理局：防火，完成。" == paragraphs(printed.data)[0]


def test_a_name_goes_before_a_number(per_project: Format) -> None:
    found = subject_of(per_project, year(FLOOD, FIRE | {"名称": "1"}), "1")
    assert found is not None
    assert "1" == found.name


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("请指定项目：1.防汛；2.防火", None),
        ("没有项目“防汛费”，是否为“防汛”；数据中有：1.防汛；2.防火", "防汛费"),
        ("没有项目“3”", 3), ("没有项目“0”", "0"),
    ],
)  # fmt: skip
def test_without_a_project_it_says_which_there_are(
    per_project: Format, sentence: str, wanted: str | int | None
) -> None:
    with pytest.raises(ProjectError, match=sentence):
        render(year(), per_project, project=wanted)


def test_one_name_for_two_projects_is_not_enough(per_project: Format) -> None:
    twins = year(FLOOD, FIRE | {"名称": "防汛"})
    with pytest.raises(ProjectError, match=r"有2个项目叫“防汛”，请写项目代码或序号（1、2）"):
        render(twins, per_project, project="防汛")


def test_a_long_list_is_cut(per_project: Format) -> None:
    many = year(*(FLOOD | {"名称": f"项目{n}", "简称": f"{n}号"} for n in range(40)))
    with pytest.raises(ProjectError, match=r"20\.项目19……共40个"):
        render(many, per_project)


def test_a_year_without_projects_has_no_document_of_one(per_project: Format) -> None:
    with pytest.raises(ProjectError, match="“项目列表”中没有项目"):
        render(make_year(), per_project, project="防汛")


def test_a_document_of_the_department_is_of_no_project(per_department: Format) -> None:
    with pytest.raises(ProjectError, match="一个部门一份"):
        render(year(), per_department, project="防汛")


# What belongs to the document


def test_a_row_of_成文_is_the_projects_own_or_everyones(per_project: Format) -> None:
    rows = [
        {"格式": per_project.id, "附件标记": "附件1"},
        {"格式": per_project.id, "项目": "火", "附件标记": "附件2"},
    ]
    given = year(成文=rows)
    marks = [paragraphs(render(given, per_project, project=n))[1][-3:] for n in (1, 2)]
    assert ["附件1", "附件2"] == marks


def test_the_documents_of_a_year_are_its_formats_and_single_projects() -> None:
    rows = [
        {"格式": "某省/表", "项目": "汛"},
        {"格式": "某省/表", "项目": "火"},
        {"格式": "某省/书"},
    ]
    given = year(格式=["某省/书"], 成文=rows)
    expected = [("某省/书", None), ("某省/表", "汛"), ("某省/表", "火")]
    assert expected == documents_of(given)
    whole = year(格式=["某省/书", "某省/表"], 成文=rows)
    assert [("某省/书", None), ("某省/表", None)] == documents_of(whole)


def test_a_text_that_is_too_long_is_named_by_its_path(per_project: Format) -> None:
    given = year(FLOOD, FIRE | {"完成情况": "全部完成了。"})
    with pytest.raises(MissingData) as caught:
        render(given, per_project, project=2)
    expected = "项目列表第2项（防火）.完成情况（有6字，最多5字，请缩短）"
    assert [expected] == list(caught.value.paths)


def test_a_score_that_is_not_known_names_what_it_is_made_of(per_project: Format) -> None:
    with pytest.raises(MissingData) as caught:
        render(year(FLOOD | {"资金": [{"支出决算": "9"}]}), per_project, project=1)
    (path,) = caught.value.paths
    assert "项目列表第1项（防汛）.资金.合计.全年预算" == path


# One file each


def published(format: Format, folder: Path, *projects: Any, **options: Any) -> list[Path]:
    source = attrs.evolve(load_text(folder, text()), year=year(*projects))
    return [one.path for one in publish(source, format, **options) if one.path]


def test_every_project_has_its_file(per_project: Format, tmp_path: Path) -> None:
    files = published(per_project, tmp_path, target=tmp_path / "表")
    names = [f"某市应急管理局2024年度自评表-{name}.docx" for name in ("防汛", "防火")]
    assert [tmp_path / "表" / name for name in names] == files
    assert all(file.is_file() for file in files)


def test_names_that_would_be_the_same_get_a_number(per_project: Format, tmp_path: Path) -> None:
    twins = (FLOOD | {"名称": "防/汛"}, FIRE | {"名称": "防?汛"})
    names = [file.name for file in published(per_project, tmp_path, *twins, target=tmp_path)]
    stem = "某市应急管理局2024年度自评表"
    assert [f"{stem}-1.防_汛.docx", f"{stem}-2.防_汛.docx"] == names


def test_one_project_goes_into_the_file_that_is_named(per_project: Format, tmp_path: Path) -> None:
    target = tmp_path / "表.docx"
    assert [target] == published(per_project, tmp_path, target=target, project="火")


def test_several_projects_do_not_go_into_one_file(per_project: Format, tmp_path: Path) -> None:
    with pytest.raises(WritingError, match=r"要打印2份，不能都写进“表\.docx”"):
        published(per_project, tmp_path, target=tmp_path / "表.docx")


def test_nothing_is_written_unless_all_can_be_printed(per_project: Format, tmp_path: Path) -> None:
    folder = tmp_path / "表"
    lacking = [FIRE | {"名称": name, "简称": name, "完成情况": ""} for name in ("甲", "乙")]
    with pytest.raises(MissingData) as caught:
        published(per_project, tmp_path, FLOOD, *lacking, target=folder)
    assert not folder.exists()
    assert {"第2项", "第3项"} == {path[4:7] for path in caught.value.paths}


# Rows of 成文


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("没有“防洪”", [{"格式": "某省/table", "项目": "防洪"}]),
        ("与第1行是同一份文档", [{"格式": "某省/table", "项目": "防汛"},
                                 {"格式": "某省/table", "项目": "51000021R"}]),
        ("与第1行是同一份文档", [{"格式": "某省/self"}, {"格式": "某省/self"}]),
    ],
)  # fmt: skip
def test_a_row_of_成文_that_belongs_to_no_document_is_refused(words: str, rows: Any) -> None:
    with pytest.raises(IntakeError, match=words):
        year(成文=rows)


def test_a_row_of_成文_may_name_its_project_by_number(per_project: Format) -> None:
    given = year(成文=[{"格式": per_project.id, "项目": "2", "附件标记": "附件7"}])
    assert "附件7" in paragraphs(render(given, per_project, project="防火"))[1]


def test_a_row_of_成文_with_a_project_is_none_of_the_department(per_department: Format) -> None:
    given = year(成文=[{"格式": per_department.id, "项目": "防汛"}])
    with pytest.raises(ProjectError, match="请把“成文”中这个格式的“项目”去掉"):
        subjects_of(per_department, given)


def test_a_number_in_a_program_is_a_number(per_project: Format) -> None:
    coded = year(FLOOD, FIRE | {"项目代码": "1"})
    assert "防汛" == subject_of(per_project, coded, 1).name
    assert "防火" == subject_of(per_project, coded, "1").name


def test_a_project_has_one_file_whatever_is_printed_with_it(
    per_project: Format, tmp_path: Path
) -> None:
    twins = (FLOOD, FIRE | {"名称": "防汛"})
    files = [
        file
        for code in ("51000021R", "51000022R")
        for file in published(per_project, tmp_path, *twins, target=tmp_path, project=code)
    ]
    assert 2 == len(set(files)) == len(list(tmp_path.glob("*.docx")))


@pytest.mark.parametrize(
    "rows",
    [
        [{"全年预算": "0", "支出决算": "0"}],
        [{"全年预算": "0", "支出决算": "3"}],
    ],
)
def test_a_rate_over_nothing_is_said_to_be_over_nothing(per_project: Format, rows: Any) -> None:
    with pytest.raises(MissingData, match="全年预算为0"):
        render(year(FLOOD | {"资金": rows}), per_project, project=1)
