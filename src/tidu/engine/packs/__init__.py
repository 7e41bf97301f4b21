"""Reading, checking and freezing pack files: the only part of the engine that touches the disk."""
