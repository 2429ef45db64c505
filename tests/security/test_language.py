"""Ways out of Jinja's sandbox, as public lists have them, and out of our closed language."""

import socket

import pytest

from reportgen.errors import TemplateError
from tests.word import making
from tests.word.making import docx, p, r
from tests.word.sample import body_xml, compiled, filled, printed, values

LOOP = "{{% for 项 in 项目列表 %}}{}{{% endfor %}}"

#: Each has to be refused when the template is compiled, with a fault that has a place.
WAYS_OUT = {
    "class of a text": "{{ ''.__class__ }}",
    "all classes": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "base of a tuple": "{{ ().__class__.__bases__[0].__subclasses__()[59] }}",
    "a number's class": "{{ (1).__class__.__base__ }}",
    "class of a value": "{{ 单位.__class__ }}",
    "initialiser of a value": "{{ 单位.__init__.__globals__ }}",
    "cycler": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "joiner": "{{ joiner.__init__.__globals__.os }}",
    "namespace": "{{ namespace.__init__.__globals__ }}",
    "lipsum": "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "lipsum by a filter": "{{ lipsum|attr('__globals__') }}",
    "range": "{{ range(1000000000) }}",
    "dict": "{{ dict(a=1) }}",
    "request": "{{ request.application.__globals__ }}",
    "config": "{{ config.items() }}",
    "url_for": "{{ url_for.__globals__ }}",
    "get_flashed_messages": "{{ get_flashed_messages.__globals__ }}",
    "g": "{{ g.pop.__globals__.__builtins__ }}",
    "self": "{{ self }}",
    "context of self": "{{ self._TemplateReference__context.cycler }}",
    "environment of self": "{{ self.__init__.__globals__ }}",
    "undefined's initialiser": "{{ 没有.__init__.__globals__ }}",
    "attr": "{{ 单位|attr('__class__') }}",
    "attr with escapes": r"{{ 单位|attr('\x5f\x5fclass\x5f\x5f') }}",
    "map": "{{ 名单|map(attribute='__class__')|list }}",
    "map and attr": "{{ 名单|map('attr', '__class__') }}",
    "select": "{{ 名单|select('callable') }}",
    "groupby": "{{ 项目列表|groupby('__class__') }}",
    "sort by an attribute": "{{ 项目列表|sort(attribute='__class__.__name__') }}",
    "sum from a start": "{{ 名单|sum(start='') }}",
    "format": "{{ '{0.__class__}'|format(单位) }}",
    "percent format": "{{ '%999999999d'|format(1) }}",
    "format as a method": "{{ '{0.__class__.__mro__}'.format(单位) }}",
    "format_map": "{{ '{x.__class__}'.format_map(部门) }}",
    "join of underscores": "{{ ['_'*2,'class','_'*2]|join }}",
    "concatenation": "{{ ''['__cla'~'ss__'] }}",
    "subscript": "{{ 部门['__class__'] }}",
    "subscript of a text": "{{ ''[0] }}",
    "slice": "{{ 名单[::-1] }}",
    "import": "{% import 'os' as os %}",
    "from": "{% from 'x' import y %}",
    "include": "{% include '/etc/hostname' %}",
    "include of what may be absent": "{% include 'x' ignore missing %}",
    "extends": "{% extends '/etc/hostname' %}",
    "block": "{% block x %}{% endblock %}",
    "macro": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "recursive loop": "{% for 项 in 项目列表 recursive %}{{ loop(项目列表) }}{% endfor %}",
    "call": "{% call 单位() %}{% endcall %}",
    "filter block": "{% filter upper %}甲{% endfilter %}",
    "filter block of ours": "{% filter _holder %}甲{% endfilter %}",
    "set": "{% set x = 单位.__class__ %}",
    "set block": "{% set x %}甲{% endset %}",
    "set of our state": "{% set _fill = 1 %}",
    "with": "{% with x = 单位 %}{% endwith %}",
    "raw": "{% raw %}{{ 单位 }}{% endraw %}",
    "autoescape": "{% autoescape false %}{% endautoescape %}",
    "do": "{% do 名单.append(1) %}",
    "debug": "{% debug %}",
    "trans": "{% trans %}甲{% endtrans %}",
    "line statement": "{% print(单位) %}",
    "inline if": "{{ 单位 if 公开 else '' }}",
    "lambda": "{{ (lambda: 1)() }}",
    "walrus": "{{ (x := 1) }}",
    "list": "{{ [单位] }}",
    "tuple": "{{ 单位, 地址 }}",
    "mapping": "{{ {'a': 单位} }}",
    "tower of powers": "{{ 9**9**9 }}",
    "long text": "{{ '甲' * 999999999 }}",
    "long shift": "{{ 1 // 0 }}",
    "too many places": "{{ 经费|金额(999999999) }}",
    "places as a text": "{{ 经费|金额('9') }}",
    "an argument by name": "{{ 经费|金额(places=9) }}",
    "arguments of a list": "{{ 经费|金额(*名单) }}",
    "pictures side by side without end": "{{ 名单|并排(999999999) }}",
    "the state": "{{ _fill }}",
    "the state's attribute": "{{ _fill.extras }}",
    "the output filter": "{{ 单位|_out(_fill, 1) }}",
    "the remark filter": "{{ 单位|_beside(_fill, 1, 单位, '') }}",
    "the rows filter": "{% for 甲 in 名单|_rows(_fill) %}{% endfor %}",
    "the ids": "{{ 0|_id(_fill) }}",
    "a mark of ours": "{{ t1 }}",
    "a statement mark of ours": "{% t1 %}",
    "a paragraph mark of ours": "{%p t1 %}",
    "full-width underscores": "{{ 单位.\uff3f\uff3fclass\uff3f\uff3f }}",
    "a full-width name": "{{ \uff43\uff59\uff43\uff4c\uff45\uff52 }}",
    "the state in full width": "{{ \uff3ffill }}",
    "a filter in full width": "{{ 单位|\uff3fout(1) }}",
    "mathematical letters": "{{ 单位.__\U0001d4b8\U0001d4c1\U0001d4b6\U0001d4c8\U0001d4c8__ }}",
    "a loop variable that is loop":
        "{% for \uff4c\uff4f\uff4f\uff50 in 名单 %}{{ \uff4c\uff4f\uff4f\uff50 }}{% endfor %}",
    "a loop variable that is our state": "{% for \uff3ffill in 名单 %}{{ \uff3ffill }}{% endfor %}",
    "a loop variable with an underscore": "{% for _x in 名单 %}{% endfor %}",
    "a loop variable called self": "{% for self in 名单 %}{% endfor %}",
    "a loop variable of the data": "{% for 单位 in 名单 %}{% endfor %}",
    "two loop variables": "{% for 甲, 乙 in 名单 %}{% endfor %}",
    "a loop over letters": "{% for 甲 in 单位 %}{% endfor %}",
    "a loop with a filter": "{% for 甲 in 名单 if 甲.__class__ %}{% endfor %}",
    "loop's class": LOOP.format("{{ loop.__class__ }}"),
    "loop's previous item": LOOP.format("{{ loop.previtem }}"),
    "loop's next item": LOOP.format("{{ loop.nextitem }}"),
    "loop's depth": LOOP.format("{{ loop.depth0 }}"),
    "loop's iterator": LOOP.format("{{ loop._iterator }}"),
    "loop called": LOOP.format("{{ loop(项目列表) }}"),
    "loop's cycle": LOOP.format("{{ loop.cycle('a') }}"),
    "loop's changed": LOOP.format("{{ loop.changed(1) }}"),
    "an attribute of a record": LOOP.format("{{ 项.__dict__ }}"),
    "a method of a record": LOOP.format("{{ 项.items }}"),
    "a test with a call": "{% if 单位 is callable %}{% endif %}",
    "a test of jinja's": "{% if 单位 is sameas(单位) %}{% endif %}",
    "in": "{% if 'a' in 单位 %}{% endif %}",
    "deep brackets": "{{ " + "(" * 400 + "单位" + ")" * 400 + " }}",
    "many nots": "{% if " + "not " * 200 + "公开 %}{% endif %}",
    "a number too long": "{{ " + "9" * 990 + "x }}",
    "a tag without end": "{{ " + "甲" * 5000,
    "seventeen loops": LOOP.format("") and "".join(
        f"{{% for 甲{n} in 名单 %}}" for n in range(17)) + "{% endfor %}" * 17,
}  # fmt: skip


@pytest.mark.parametrize("name", WAYS_OUT)
def test_a_way_out_is_refused(name: str) -> None:
    with pytest.raises(TemplateError) as caught:
        compiled(docx(p("前"), p(r(WAYS_OUT[name]))))
    for fault in caught.value.faults:
        assert fault.code.startswith("T")
        assert "正文" == fault.location.part
        assert fault.message


#: What may stand in a template, and prints as it is typed.
LITERAL = {
    "shell": "$(id)", "dollar braces": "${7*7}", "hash braces": "#{7*7}", "erb": "<%= 7*7 %>",
    "single braces": "{7*7}", "velocity": "#set($x=1)", "log4j": "${jndi:ldap://x/a}",
    "python format": "{0.__class__}", "percent": "%(x)s %n", "entity": "&xxe;", "markup": "<w:p/>",
    "cdata": "]]><w:altChunk/><![CDATA[",
    "formula": "=cmd|' /C calc'!A0", "private": "\ue000\ue001",
}  # fmt: skip


@pytest.mark.parametrize("name", LITERAL)
def test_what_is_no_tag_prints_as_it_is(name: str) -> None:
    assert [LITERAL[name]] == printed(p(r(LITERAL[name])))


TYPED = {
    **LITERAL, "tag": "{{ 7*7 }}", "statement": "{% for x in range(9) %}", "mark": "{{ t1 }}",
    "remark": "{# 甲 #}", "field": 'INCLUDETEXT "c:\\x"', "constant end": '" }}{{ 经费 }}',
    "stand-ins": "\ufdd0\ufdd0 1 \ufdd1\ufdd1", "escape": r"\x7b\x7b 1 \x7d\x7d",
    "end of text": "</w:t></w:r></w:p>", "doctype": '<!DOCTYPE x SYSTEM "file:///etc/hostname">',
}  # fmt: skip


@pytest.mark.parametrize("name", TYPED)
def test_data_that_look_like_code_print_as_they_are(name: str) -> None:
    assert [TYPED[name]] == printed(p("{{ 单位 }}"), given=values(单位=TYPED[name]))


@pytest.mark.parametrize("sign", ["\x01", "\x04", "\x05", "\x07目录:0\x07", "\x07页码:x\x07"])
def test_marks_of_a_fill_cannot_be_typed_with_escapes(sign: str) -> None:
    """A constant may hold any sign by its number; those that the engine uses are replaced."""
    typed = "".join(f"\\x{ord(one):02x}" if ord(one) < 32 else one for one in sign)
    for tag in (f'{{{{ "{typed}" }}}}', f'{{{{ 名单|顿号("{typed}") }}}}'):
        xml = body_xml(filled(p("{{ 单位 }}"), p(tag)).data)
        assert not any(ord(one) < 32 for one in xml)


def test_a_namespace_cannot_forge_a_mark() -> None:
    forged = p(r("{{ 单位 }}")) + '<w:p xmlns:x="{{ t1 }}"><x:x/></w:p>'
    with pytest.raises(TemplateError, match="已损坏"):
        compiled(docx(forged))


@pytest.mark.parametrize("sign", ["\ufdd0", "\ufdd1"])
def test_stand_ins_for_braces_are_refused(sign: str) -> None:
    with pytest.raises(TemplateError, match="U\\+FDD"):
        compiled(docx(p(f"{sign}{sign} 单位 {sign}{sign}")))


def test_a_tag_in_an_alternative_text_does_not_run() -> None:
    box = making.text_box(p("甲")).replace("文本框 1", "{{ 单位 }}")
    assert "甲县乙局" not in body_xml(filled(p(box)).data)


def test_a_tag_in_the_code_of_a_field_is_refused() -> None:
    field = "<w:r><w:instrText>{{ 单位 }}</w:instrText></w:r>"
    with pytest.raises(TemplateError, match="T16"):
        compiled(docx(p(field)))


def test_nothing_is_asked_of_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert ["甲县乙局"] == printed(p("{{ 单位 }}"))
