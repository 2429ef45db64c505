"""How much room there is for a picture: in columns, cells and boxes, on pages of either way."""

import pytest

from reportgen.word.ooxml import P, parse_xml, text_of
from reportgen.word.rooms import Rooms
from reportgen.word.sites import Room

from . import making
from .making import p, tc, text_box

#: A4 with the margins of an official document: 11906 - 1588 - 1474, 16838 - 2098 - 1984.
A4 = '<w:pgSz w:w="11906" w:h="16838"/>'
MARGINS = '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"/>'
TURNED = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
WIDTH, HEIGHT = 8844, 12756


def section(size: str = A4 + MARGINS, more: str = "") -> str:
    return f"<w:sectPr>{size}{more}</w:sectPr>"


def room(*body: str, last: str | None = None, part: str = "document") -> Room:
    """The room of the paragraph that says 此."""
    inner = "".join(body) + (section() if last is None else last)
    wrapped = f"<w:body>{inner}</w:body>" if part == "document" else inner
    root = parse_xml(making.root(part, wrapped).encode())
    here = next(one for one in root.iter(P) if text_of(one) == "此")
    return Rooms(root).of(here)


def width(*body: str, last: str | None = None) -> int:
    return room(*body, last=last).width


def in_table(*cells: str, grid: str = "") -> str:
    columns = "".join(f'<w:gridCol w:w="{one}"/>' for one in grid.split())
    return f"<w:tbl><w:tblGrid>{columns}</w:tblGrid><w:tr>{''.join(cells)}</w:tr></w:tbl>"


def cell(properties: str = "", text: str = "此") -> str:
    return tc(text, properties)


# Pages


def test_a_page_s_room_is_what_its_margins_leave() -> None:
    assert Room(WIDTH, HEIGHT) == room(p("此"))


def test_each_section_is_described_at_its_end() -> None:
    turned = p("末", properties=section(TURNED + MARGINS))
    assert Room(16838 - 1588 - 1474, 11906 - 2098 - 1984) == room(p("此"), turned, p("后"))
    assert Room(WIDTH, HEIGHT) == room(p("前"), turned, p("此"))


def test_the_paragraph_that_ends_a_section_belongs_to_it() -> None:
    turned = p("此", properties=section(TURNED))
    assert Room(16838, 11906) == room(turned, p("后"))


def test_a_header_that_reaches_into_the_page_is_no_room_lost() -> None:
    margins = '<w:pgMar w:top="-2098" w:right="0" w:bottom="0" w:left="0"/>'
    assert 16838 - 2098 == room(p("此"), last=section(A4 + margins)).height


@pytest.mark.parametrize(
    "last",
    [
        "",
        section(""),
        section('<w:pgSz w:w="0" w:h="0"/>'),
        section('<w:pgSz w:w="x" w:h="--5"/>'),
        section('<w:pgSz w:w="100" w:h="100"/>' + MARGINS),
    ],
)
def test_a_page_that_says_nothing_sensible_is_an_official_one(last: str) -> None:
    assert Room(WIDTH, HEIGHT) == room(p("此"), last=last)


@pytest.mark.parametrize("part", ["hdr", "ftr", "footnotes"])
def test_other_parts_have_the_room_of_an_official_page(part: str) -> None:
    assert Room(WIDTH, HEIGHT) == room(p("此"), last="", part=part)


@pytest.mark.parametrize(
    ("expected", "columns"),
    [
        (WIDTH, '<w:cols w:num="1" w:space="400"/>'),
        ((WIDTH - 400) // 2, '<w:cols w:num="2" w:space="400"/>'),
        ((WIDTH - 2 * 300) // 3, '<w:cols w:num="3" w:space="300"/>'),
        ((WIDTH - 720) // 2, '<w:cols w:num="2"/>'),
    ],
)
def test_columns_share_the_width(expected: int, columns: str) -> None:
    assert expected == width(p("此"), last=section(A4 + MARGINS, columns))


# Cells: less 216 for what Word leaves beside their text


@pytest.mark.parametrize(
    ("expected", "properties"),
    [
        (3000 - 216, '<w:tcW w:w="3000" w:type="dxa"/>'),
        (3000 - 216, '<w:tcW w:w="3000"/>'),
        (WIDTH // 4 - 216, '<w:tcW w:w="1250" w:type="pct"/>'),
        (1000 - 216, '<w:tcW w:w="0" w:type="auto"/>'),
        (1000 - 216, ""),
        (1000 + 2000 - 216, '<w:gridSpan w:val="2"/>'),
    ],
)
def test_a_cell_s_width_is_its_own_or_its_columns(expected: int, properties: str) -> None:
    assert expected == width(in_table(cell(properties), cell(text="后"), grid="1000 2000 3000"))


def test_cells_before_it_take_their_columns() -> None:
    before = cell('<w:gridSpan w:val="2"/>', "前")
    assert 3000 - 216 == width(in_table(before, cell(), grid="1000 2000 3000"))


@pytest.mark.parametrize("grid", ["", "0 0"])
def test_a_cell_of_a_table_without_widths_has_the_page_s(grid: str) -> None:
    assert WIDTH == width(in_table(cell(), cell(text="后"), grid=grid))


def test_a_cell_narrower_than_its_margins_has_some_room_left() -> None:
    assert 1 == width(in_table(cell('<w:tcW w:w="100" w:type="dxa"/>')))


def test_in_a_table_within_a_cell_the_inner_cell_counts() -> None:
    inner = in_table(cell('<w:tcW w:w="900" w:type="dxa"/>'))
    assert 900 - 216 == width(in_table(tc(inner + p("后")), grid="5000"))


def test_in_a_row_held_by_a_content_control_the_grid_counts() -> None:
    held = making.control(f"<w:tr>{cell()}</w:tr>")
    grid = '<w:tblGrid><w:gridCol w:w="1000"/></w:tblGrid>'
    assert 1000 - 216 == width(f"<w:tbl>{grid}{held}</w:tbl>")


def test_a_cell_held_by_a_content_control_has_its_own_column() -> None:
    held = making.control(cell())
    assert 2000 - 216 == width(in_table(cell(text="前"), held, grid="1000 2000"))


def test_a_cell_that_stands_in_no_row_has_the_page_s_room() -> None:
    assert WIDTH == width(f"<w:tbl>{cell()}</w:tbl>")


# Text boxes


def test_a_text_box_is_as_wide_as_its_shape() -> None:
    assert 914400 // 635 - 216 == width(p(text_box(p("此"))))


def test_a_text_box_without_a_shape_s_size_has_the_page_s_room() -> None:
    box = f"<v:textbox><w:txbxContent>{p('此')}</w:txbxContent></v:textbox>"
    assert WIDTH == width(p(f"<w:r><w:pict>{box}</w:pict></w:r>"))


@pytest.mark.parametrize("extent", ["", "x", "--1"])
def test_a_shape_of_no_sensible_size_leaves_some_room(extent: str) -> None:
    box = text_box(p("此")).replace('cx="914400"', f'cx="{extent}"')
    assert 1 == width(p(box))


def test_a_cell_in_a_text_box_counts_before_the_box() -> None:
    inner = in_table(cell('<w:tcW w:w="700" w:type="dxa"/>')) + p("后")
    assert 700 - 216 == width(p(text_box(inner)))
