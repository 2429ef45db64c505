"""Every fact has one place in the workbook."""

from collections import Counter

from reportgen.forms.planning.plan import Role, everything, field_at, is_single
from reportgen.model import EvaluationYear, Kind, Project, is_record, record_of


def places(cls, path=(), of=""):
    """Every list and every single field of the model by owner and path, through parts and rows."""
    for info in record_of(cls).entered:
        here = (*path, info.key)
        if info.kind is Kind.PART:
            yield from places(info.item, here, of)
        else:
            yield of, here, info
            if info.item is Project:
                yield from places(Project, (), "项目")


def test_every_list_and_passage_has_one_sheet():
    on_sheets = Counter(
        (sheet.entry.of, path) for sheet in everything() for path in sheet.lists.values()
    )
    lists = Counter((of, path) for of, path, info in places(EvaluationYear) if not is_single(info))
    assert lists == on_sheets


def test_every_single_field_of_the_year_has_one_line():
    lines = Counter(line.path for sheet in everything() for line in sheet.lines)
    single = Counter(
        path for of, path, info in places(EvaluationYear) if not of and is_single(info)
    )
    assert single + Counter([("版本",)]) == lines


def test_every_field_of_a_record_has_one_column():
    for sheet in everything():
        for number, level in enumerate(sheet.levels):
            if level.cls is None:
                continue
            columns = [c.keys for c in sheet.columns if c.level == number]
            below = {one.key for one in sheet.levels[number + 1 :]}
            wanted = {
                path for _, path, info in places(level.cls)
                if is_single(info) or (level.cls is not Project and info.key not in below)
            }  # fmt: skip
            assert wanted == set(columns), (sheet.title, level)
            assert len(columns) == len(set(columns))


def test_headings_tell_columns_apart():
    for sheet in everything():
        headings = [c.heading for c in sheet.columns] or [line.label for line in sheet.lines]
        assert len(headings) == len(set(headings)), sheet.title


def test_titles_fit_a_tab_and_are_said_once():
    titles = [sheet.title for sheet in everything()]
    assert len(titles) == len(set(titles))
    assert all(len(title) <= 31 for title in titles)


def test_only_what_templates_of_projects_ask_for_names_its_project():
    for sheet in everything():
        owned = any(column.role is Role.OWNER for column in sheet.columns)
        assert owned == bool(sheet.entry.of)


def test_lists_of_a_sheet_have_rows_of_one_kind():
    for sheet in everything():
        cls = Project if sheet.entry.of else EvaluationYear
        kinds = {field_at(cls, path).item for path in sheet.lists.values()}
        assert len(kinds) <= 1, sheet.title
        assert all(is_record(kind) or isinstance(kind, Kind | None) for kind in kinds)
