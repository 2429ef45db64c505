"""Reading what people wrote: text to nodes with places, nodes to objects of any declared class.

``decode``, ``raw`` and ``reader`` turn a file into nodes; ``syntax`` explains what YAML refuses.
``structure`` turns nodes into objects by their field metadata and gathers every problem, with
``values`` for one cell, ``repeats`` for rows of one name, ``substitutes`` for what is missing and
``wording`` for messages. Data files (``intake``) and packs (``packs``) are both read here.
"""

from reportgen.reading.decode import decode
from reportgen.reading.nodes import Mapping, Node, Scalar, Sequence
from reportgen.reading.reader import DEEPEST, read_nodes
from reportgen.reading.structure import Structure
from reportgen.reading.values import Settings, read_value

__all__ = [
    "DEEPEST",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "Settings",
    "Structure",
    "decode",
    "read_nodes",
    "read_value",
]
