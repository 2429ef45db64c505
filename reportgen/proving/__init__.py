"""A pack put to the proof: everything that the bundled packs must pass, case by case.

For pytest, in three lines::

    @pytest.mark.parametrize("case", cases("templates/province"), ids=str)
    def test_pack(case):
        case.run()
"""

from reportgen.proving.cases import Case, ProofError, cases

__all__ = ["Case", "ProofError", "cases"]
