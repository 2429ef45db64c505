"""A new pack made from the outline (大纲) of a notice: recognised, matched, written as files."""
