"""Exports: lists of firms as workbooks, made by a job, kept for a week, handed out by permission."""
