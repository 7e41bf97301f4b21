"""Reports of single firms: results as documents, laid out, as PDF and as Word."""
