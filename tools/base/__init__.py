"""The GB/T 9704-2012 page as WordprocessingML: faces, styles, sections, the package."""
