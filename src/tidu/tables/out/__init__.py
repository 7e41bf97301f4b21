"""Diagnoses out: workbook, JSON, parquet, and the orders and counts that the command line prints."""
