"""Search in Chinese without a dictionary: every two neighbouring characters are a word.

Sphinx finds words in Chinese text only where jieba is installed, and the splitter that it gives the
browser for queries knows none at all. Here page and query are cut the same way: 预算执行率 is 预算,
算执, 执行 and 行率, and a page is found that holds them all.
"""

import re

from sphinx.application import Sphinx
from sphinx.search import SearchLanguage


class SearchPairs(SearchLanguage):
    """Takes the place of Sphinx's ``zh``.

    Words of Latin letters are found by their parts, so that they need no stemmer. The one of ``zh``
    does not load in Sphinx 9.0 (sphinx-doc/sphinx#14229).
    """

    lang = "zh"
    language_name = "Chinese"
    js_splitter_code = r"""
function splitQuery(query) {
  const runs = query.match(/[\u3400-\u9fff]+|[a-zA-Z0-9_]+/g) || [];
  return runs.flatMap((run) =>
    run < "\u3400" ? [run] : [...run.slice(1)].map((second, at) => run[at] + second),
  );
}
"""

    def split(self, input: str) -> list[str]:
        """The words of a text; a Chinese character that stands alone is none."""
        words: list[str] = []
        for run in re.findall("[\u3400-\u9fff]+|[a-zA-Z0-9_]+", input):
            pairs = [run[at : at + 2] for at in range(len(run) - 1)]
            words += [run] if run < "\u3400" else pairs
        return words


def setup(app: Sphinx) -> dict[str, bool]:
    """Called by Sphinx."""
    app.add_search_language(SearchPairs)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
