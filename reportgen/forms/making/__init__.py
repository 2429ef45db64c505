"""A workbook written: sheets with headings, dropdowns and colours, blank or filled."""
