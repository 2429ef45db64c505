"""Documents as the office programs see them: laid out, printed, validated.

These tests need LibreOffice, poppler, the stand-in fonts and the Open XML SDK validator, which
`.ci/run` installs. Where one is missing its tests are skipped; with REPORTGEN_REQUIRE_OFFICE=1
they fail.
"""
