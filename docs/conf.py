"""The documentation site: ``make docs``. Built from this checkout, without the network."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # reportgen and tools of this checkout, installed or not

from reportgen import __version__  # noqa: E402

project = "reportgen"
version = release = __version__
language = "zh_CN"
locale_dirs = [str(ROOT / "docs" / "locale")]  # furo's few words; Sphinx brings its own

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "tools.docsite.lines",
    "tools.docsite.links",
    "tools.docsite.search",  # Chinese can be searched; Sphinx alone would need jieba for that
]

myst_disable_syntax = ["html_inline"]  # <名称> and <name> within a line are text
myst_heading_anchors = 3
highlight_language = "text"  # of blocks that name none

autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 80

html_theme = "furo"
html_title = "reportgen 文档"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_copyright = html_show_sphinx = False
html_theme_options = {
    "light_css_variables": {
        "font-stack": "-apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei',"
        " 'Noto Sans CJK SC', sans-serif",
        "font-stack--monospace": "'SFMono-Regular', Menlo, Consolas, 'Noto Sans Mono CJK SC',"
        " 'PingFang SC', 'Microsoft YaHei', monospace",
    }
}
