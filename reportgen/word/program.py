"""A part's program: what it prints and in which order, as plain data.

Jinja's parser reads the checked text of a part once. What comes of it are lists of texts and
numbers only, which may be kept and read again; ``coding`` makes a function of them.

==========================================  =====================================================
``"text"``                                  prints as it stands
``["print", expression]``
``["if", [[condition, body], …], else]``
``["for", variable, rows, body]``
``["gather", expression, body]``            prints an expression of what the body prints
==========================================  =====================================================

Expressions are ``["name", name]``, ``["const", value]``, ``["get", owner, name]``, ``["filter",
name, value, arguments]``, ``["test", name, value]``, ``["not", value]``, ``["and" or "or", left,
right]``, ``["compare", left, [[sign, right], …]]``, and ``["gathered"]`` for what a body prints.
"""

from __future__ import annotations

from typing import Any

Expression = list[Any]
Statement = str | list[Any]
Body = list[Statement]

#: What a loop tells of its rounds, and its Chinese name.
LOOP, LOOP_ZH = "loop", "循环"
#: The signs of comparisons, by Jinja's names for them.
SIGNS = {"eq": "==", "ne": "!=", "lt": "<", "lteq": "<=", "gt": ">", "gteq": ">="}
