"""What changed (变动) between two evaluation years: of one year corrected, or of two years.

``compare`` goes through both at once; ``matching`` finds which row of one list is which of the
other; ``meaning`` says what counts as the same; ``showing`` prints old, new and difference. Nothing
is read or written here.
"""

from reportgen.comparing.change import Change, Sort
from reportgen.comparing.compare import compare

__all__ = ["Change", "Sort", "compare"]
