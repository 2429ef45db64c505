"""The same inputs make the same bytes: again, elsewhere, at the same time, after a pickle."""

import io
import os
import pickle
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from reportgen.amounts import Scheme
from reportgen.prose import parse
from reportgen.word import Level, Printer, Settings
from reportgen.word.archive import Archive, Entry

from . import making
from .making import docx, footnote, noted, p, table
from .sample import SETTINGS, body_xml, compiled, values

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = docx(
    p("题{{ 单位 }}", "1"), p("{{ 正文 }}"), p("{%p for 项 in 项目列表 %}"),
    p("{{ 项.名称 }}", "item"),
    p("{%p endfor %}"), p(noted("{{ 经费|金额 }}")), p(making.text_box(p("{{ 名单|顿号 }}"))),
    table(["{{ 日期|中文日期 }}", "{{ 部门.名称 }}"]), headers={"default": p("{{ 地址 }}")},
    footnotes=footnote("{{ 人数 }}"),
)  # fmt: skip
PASSAGE = "甲\n- 乙\n- 丙\n## 题\n|一|二|\n|三|四|"


def fill() -> bytes:
    return (
        compiled(TEMPLATE, SETTINGS)
        .fill(values(正文=parse(PASSAGE)), title="题", creator="人")
        .data
    )


def test_in_another_process() -> None:
    program = (
        "import sys; from tests.word.test_same_bytes import fill; sys.stdout.buffer.write(fill())"
    )
    for seed in ("1", "2"):
        answer = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True,
                                check=True, env=os.environ | {"PYTHONHASHSEED": seed})  # fmt: skip
        assert fill() == answer.stdout


def test_from_many_threads() -> None:
    filler = compiled(TEMPLATE, SETTINGS)
    given = [values(单位=f"局{number}", 正文=parse(PASSAGE * number)) for number in range(1, 17)]
    alone = [filler.fill(one).data for one in given]
    with ThreadPoolExecutor(16) as pool:
        for together in pool.map(lambda _: [filler.fill(one).data for one in given], range(16)):
            assert alone == together


def test_after_a_pickle() -> None:
    filler = compiled(TEMPLATE, SETTINGS)
    again = pickle.loads(pickle.dumps(filler))
    assert filler.fill(values()).data == again.fill(values()).data
    assert filler.names == again.names


def test_settings_pickle() -> None:
    settings = Settings(Printer("元"), {"标题 1": Level(Scheme.parse("甲", ["一、"]), 1)})
    assert settings == pickle.loads(pickle.dumps(settings))


def test_a_fill_leaves_nothing_behind() -> None:
    filler = compiled(TEMPLATE, SETTINGS)
    first = filler.fill(values()).data
    filler.fill({})
    assert first == filler.fill(values()).data


def test_the_zip_is_sound() -> None:
    with zipfile.ZipFile(io.BytesIO(fill())) as archive:
        assert archive.testzip() is None
        assert {(1980, 1, 1, 0, 0, 0)} == {info.date_time for info in archive.infolist()}


def test_names_of_parts_may_be_chinese() -> None:
    file = io.BytesIO()
    archive = Archive(file)
    archive.add(Entry("甲.xml", b"<x/>"))
    archive.stream("b.xml", [b""])
    archive.finish()
    assert {"甲.xml": b"<x/>", "b.xml": b""} == making.unzipped(file.getvalue())


def test_the_text_of_a_fill() -> None:
    assert "一、" in body_xml(fill())
