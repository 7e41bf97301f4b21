"""Bulletins (通报): what one says, as Word, as PDF and as a workbook of its tables."""
