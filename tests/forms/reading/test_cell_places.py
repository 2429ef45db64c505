"""Where a value stands, or would stand."""

from reportgen.errors import Place
from reportgen.forms.reading.cell_places import CellPlaces

FUNDS = Place("填报.xlsx", 17, 2, "基本情况")
CARS = Place("填报.xlsx", 5, 1, "三公经费")


def test_a_row_that_is_not_there_would_stand_on_its_list():
    places = CellPlaces({("收支",): FUNDS}, {("收支", "三公经费"): CARS}, {})
    assert CARS == places.of(("收支", "三公经费", 0, "上年决算"))
    assert FUNDS == places.of(("收支", "明细", 0, "上年决算"))
