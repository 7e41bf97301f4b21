"""National and local standards as data: YAML files, no code.

Nothing here imports anything. ``tidu.engine.packs`` finds the files beside this module, reads them
strictly and freezes them; see ``docs/writing-a-standard.md`` for how a clause becomes a file.
"""
