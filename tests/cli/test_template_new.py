"""``reportgen template new``: what it prints, and what it refuses."""

from pathlib import Path

from tests.authoring.notices import OUTLINES
from tests.cli.conftest import Run

OUTLINE = OUTLINES / "sichuan-ebian-2024.txt"


def test_headings_blocks_and_certainty_are_shown(run: Run, tmp_path: Path) -> None:
    said = run("template", "new", "某省", "--outline", OUTLINE, "-o", tmp_path / "mousheng")
    assert 0 == said.code, said.err
    assert "（一）机构组成。　→　机构组成（100%）" in said.out
    assert "大纲的更正：“五、评价结论及建议”之前缺少1个序号，改为“四、”" in said.out
    assert "17节找到了" in said.out


def test_a_chinese_name_needs_a_folder(run: Run) -> None:
    said = run("template", "new", "某省", "--outline", OUTLINE)
    assert 2 == said.code
    assert "请用 -o 写明文件夹" in said.err


def test_a_format_name_of_other_signs_is_refused(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "mousheng"
    said = run("template", "new", "某省", "--outline", OUTLINE, "-o", folder, "--name", "自评")
    assert 2 == said.code
    assert "小写英文字母" in said.err
    assert not folder.exists()
