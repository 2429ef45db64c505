"""Traps that lie in what an author types: marks of Chinese input methods, mistakes, and malice."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from traps_tools import Seen, Trap, both, by_docxtpl, by_reportgen, first, texts
from wordml import docx, paragraph

#: How many seconds a template may take. A refusal comes at once; where the machine is busy it may
#: come late, and is waited for.
PATIENCE = {"docxtpl": 1, "reportgen": 60}
HEADING = "资金情况"
VALUES = {"单位": "甲局", "年度": "2024"}


def chinese_quotes() -> Seen:
    """Quotation marks that belong to the text compared with."""
    template = docx(paragraph('{% if 值 == "“三公”经费" %}相同{% else %}不同{% endif %}'))
    return both(template, {"值": "“三公”经费"}, first)


def full_width_braces() -> Seen:
    return both(docx(paragraph("｛｛ 单位 ｝｝")), VALUES, first)


def full_width_brackets() -> Seen:
    template = docx(paragraph('{% if （单位 == "甲局"） %}是甲局{% endif %}'))
    return both(template, VALUES, first)


def mistake_without_a_place() -> Seen:
    return faulty("{{ 单位 年度 }}")


def unclosed_tag() -> Seen:
    return faulty("{{ 单位")


def faulty(tag: str) -> Seen:
    """A mistake in the paragraph below a heading."""
    style = '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/><w:pPr>' \
            '<w:outlineLvl w:val="0"/></w:pPr></w:style>'  # fmt: skip
    template = docx(paragraph(HEADING, "h"), paragraph(tag), paragraph("{{ 年度 }}"), styles=style)
    return Seen(
        located(lambda: by_docxtpl(template, VALUES)),
        located(lambda: by_reportgen(template, VALUES)),
    )


def located(run: Callable[[], object]) -> str:
    """The kind of exception, and whether it names the heading above the mistake."""
    try:
        run()
    except Exception as error:
        where = f"names the place below {HEADING}" if HEADING in str(error) else "names no place"
        return f"{type(error).__name__}, {where}"
    return "no error"


def several_mistakes() -> Seen:
    template = docx(*map(paragraph, ("{{ 单位 年度 }}", "{{ 单位| }}", "{% if %}{% endif %}")))
    return Seen(
        reported(lambda: by_docxtpl(template, VALUES)),
        reported(lambda: by_reportgen(template, VALUES)),
    )


def reported(run: Callable[[], object]) -> str:
    try:
        run()
    except Exception as error:
        return f"{len(getattr(error, 'faults', [error]))} of 3 reported"
    return "no error"


def endless_power() -> Seen:
    """Jinja reads 9**9**9 from the left, which is a small number; brackets make it a large one."""
    return Seen(*(hostile(program, "{{ 9**(9**9) }}") for program in ("docxtpl", "reportgen")))


def endless_loop() -> Seen:
    template = "{% for 甲 in range(10**10) %}{% endfor %}"
    return Seen(*(hostile(program, template) for program in ("docxtpl", "reportgen")))


def hostile(program: str, tag: str) -> str:
    """What becomes of a template that may never end; it runs in a process that can be stopped."""
    command = [sys.executable, str(Path(__file__).with_name("traps_hostile.py")), program, tag]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, encoding="utf-8") as process:
        process.stderr.readline()  # it has loaded what it needs
        try:
            return process.communicate(timeout=PATIENCE[program])[0].strip()
        except subprocess.TimeoutExpired:
            process.kill()
            return f"still running after {PATIENCE[program]} s"


def reaching_out() -> Seen:
    """A template from a stranger that reaches for the operating system."""
    template = docx(paragraph("{{ cycler.__init__.__globals__.os.name }}"))

    def show(data: bytes) -> str:
        return f"template was executed: {texts(data)[0]}"

    return both(template, VALUES, show)


TRAPS = (
    Trap("Chinese quotes within a text in a tag", chinese_quotes),
    Trap("full-width braces", full_width_braces),
    Trap("full-width brackets in a tag", full_width_brackets),
    Trap("a mistake in a tag: where?", mistake_without_a_place),
    Trap("a tag that is not closed: where?", unclosed_tag),
    Trap("three mistakes in one template", several_mistakes),
    Trap("a template with {{ 9**(9**9) }}", endless_power),
    Trap("a template that loops 10**10 times", endless_loop),
    Trap("a template that reaches for os", reaching_out),
)
