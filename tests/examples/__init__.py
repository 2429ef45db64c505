"""The sample years, held against the published reports they were taken from."""
