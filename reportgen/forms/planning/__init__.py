"""What stands where in a workbook: the catalogue of sheets, and what of it a format needs."""
