"""Indexes of the registry that are not the same on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor
    from django.db.backends.ddl_references import Statement


class CountingIndex(models.Index):
    """An index from which SQLite counts firms without a look at their rows: the status is its last column there.

    Not on PostgreSQL: it looks at rows anyway where they were written lately, and as long as no index has the
    status, the new firms of an import show by a change of their rows alone, the tenth of the time.
    """

    def create_sql(
        self,
        model: type[models.Model],
        schema_editor: BaseDatabaseSchemaEditor,
        using: str = "",
        **options: Any,  # noqa: ANN401 - Django's own
    ) -> Statement:
        """Return the statement that makes the index."""
        if schema_editor.connection.vendor != "sqlite":
            return super().create_sql(model, schema_editor, using, **options)
        whole = models.Index(fields=[*self.fields, "status"], name=self.name)
        return whole.create_sql(model, schema_editor, using, **options)
