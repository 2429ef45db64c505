"""The documentation as a site: built without a warning, in Chinese, from this checkout alone."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import reportgen
from tests.installing import ROOT
from tests.office.tools import require, require_module
from tests.samples import ebian

DOCS = ROOT / "docs"
PAGES = {
    "docs/index.md": "# 首页\n\n第一行。\n第二行。\n\n```\n甲\n乙\n```\n\n"
    "[许可](../LICENSE.md) [规则](rules) [模板](../templates/) <name>\n\n"
    "```{toctree}\nrules/README\n```\n",
    "docs/rules/README.md": "# 规则\n\n## 甲类\n\n| [乙](B.md) | [甲](A.c.md) |\n|---|---|\n",
    "docs/rules/A.c.md": "# 第一条\n\n预算执行率\n",
    "docs/rules/B.md": "# 第二条\n",
    "LICENSE.md": "许可\n",
    "templates/pack.yaml": "",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with the settings of the real one."""
    root = tmp_path_factory.mktemp("site")
    for name, text in PAGES.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, "utf-8")
    assert "" == built(root / "docs", root / "out")
    return root / "out"


def built(source: Path, target: Path, builder: str = "html") -> str:
    """Build a site as ``make docs`` does; what is wrong with it."""
    for name in ("sphinx", "furo", "myst_parser"):
        require_module(name)
    options = ["-W", "--keep-going", "--quiet", "-b", builder, "-c", DOCS]
    command = [sys.executable, "-m", "sphinx", *options, source, target]
    answer = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert not answer.returncode or answer.stderr
    return answer.stderr


def _on_path(program: str) -> Path | None:
    found = shutil.which(program)
    return Path(found) if found else None


def article(page: Path) -> str:
    """The page without what stands around it."""
    return page.read_text("utf-8").partition("<article")[2].partition("</article>")[0]


def test_the_documentation_is_without_a_warning(tmp_path: Path) -> None:
    assert "" == built(DOCS, tmp_path, "dummy")  # all but writing 190 pages, which make docs does


def test_a_warning_is_told(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text("# 首页\n\n[无](nowhere.md)\n", "utf-8")
    assert "nowhere.md" in built(tmp_path, tmp_path / "out")


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    loaded = r'<(?:script|link|img|iframe)[^>]*(?:src|href)="(?:https?:)?//|@import|url\(.?https?:'
    files = [file for file in site.rglob("*") if file.suffix in (".html", ".css")]
    assert files
    assert [] == [file for file in files if re.search(loaded, file.read_text("utf-8"))]


def test_the_words_around_a_page_are_chinese(site: Path) -> None:
    page = (site / "rules" / "README.html").read_text("utf-8")
    for word in ("下一页", "上一页", "回到顶部", "搜索", "本页内容"):
        assert word in page
    assert not re.search(">[^<]*(?:Next|Previous|On this page|Made with)", page)


def test_lines_of_a_chinese_paragraph_are_joined_and_those_of_code_are_not(site: Path) -> None:
    page = article(site / "index.html")
    assert "<p>第一行。第二行。</p>" in page
    assert "甲\n乙\n" in re.sub("<[^>]+>", "", page)


def test_angle_brackets_in_a_line_are_text(site: Path) -> None:
    assert "&lt;name&gt;" in article(site / "index.html")


def test_a_link_out_of_the_pages_offers_the_file(site: Path) -> None:
    [link] = re.findall(r'href="([^"]+)"><span[^>]*>许可<', article(site / "index.html"))
    assert "许可\n" == (site / link).read_text("utf-8")


def test_a_link_to_a_folder_leads_to_its_first_page(site: Path) -> None:
    assert re.search(r'href="rules/README.html"><span[^>]*>规则<', article(site / "index.html"))


def test_a_link_to_a_folder_without_pages_is_only_its_words(site: Path) -> None:
    assert ' <span class="xref myst">模板</span> ' in article(site / "index.html")


def test_the_pages_of_a_folder_are_in_the_navigation_in_the_order_of_its_table(site: Path) -> None:
    page = (site / "rules" / "README.html").read_text("utf-8")
    tree = page.partition('class="sidebar-tree"')[2].partition("</div>")[0]
    assert ["B.html", "A.c.html"] == re.findall(r'href="([ABc.]+html)"', tree)


def test_search_finds_every_two_neighbouring_characters(site: Path) -> None:
    index = (site / "searchindex.js").read_text("utf-8")
    terms = json.loads(index.removeprefix("Search.setIndex(").removesuffix(")"))["terms"]
    assert {"预算", "算执", "执行", "行率"} <= set(terms)


@pytest.mark.parametrize("query", ["预算执行率", "率", "FND001 合计不符", "check_year，执行", ""])
def test_the_browser_cuts_a_query_as_the_index_was_cut(site: Path, query: str) -> None:
    from tools.docsite.search import SearchPairs

    script = (site / "_static" / "language_data.js").read_text("utf-8")
    asked = f"globalThis.window = {{}};{script};console.log(JSON.stringify(splitQuery({query!r})))"
    node = require(_on_path("node"), "Node.js")
    shown = subprocess.run([node, "-e", asked], capture_output=True, check=True, encoding="utf-8")
    assert SearchPairs({}).split(query) == json.loads(shown.stdout)


def test_every_public_name_is_on_the_page_of_the_python_interface() -> None:
    page = (DOCS / "api.md").read_text("utf-8")
    shown = re.findall(r"^\.\. auto\w+:: (\w+)(?:\(\.\.\.\))?$", page, re.MULTILINE)
    assert sorted({*reportgen.__all__} - {"__version__"}) == sorted(shown)


def test_the_python_of_the_guide_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "2024.yaml").write_bytes(ebian().file.read_bytes())
    monkeypatch.chdir(tmp_path)
    page = (DOCS / "guide" / "python.md").read_text("utf-8")
    names: dict[str, object] = {}
    for block in re.findall(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        exec(block, names)
    assert "报告.docx" == capsys.readouterr().out.splitlines()[-1]
    assert names["draft"] != names["document"]
