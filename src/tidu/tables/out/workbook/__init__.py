"""The workbook of a diagnosis: one sheet a module, written row by row so that memory stays bounded."""
