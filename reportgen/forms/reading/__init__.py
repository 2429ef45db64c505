"""A workbook read: the package looked over, sheets and headings told, cells made nodes."""
