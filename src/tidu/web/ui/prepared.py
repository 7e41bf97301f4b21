"""Queries about one row's id or word that every page asks: compiled once, then only the id differs.

Django builds the same statement anew each time it is asked, which takes three to eight times what a small answer
takes SQLite. A page that is opened all day asks ten of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from django.db import connections
from django.db.models import Model

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models import Expression, QuerySet

# Stand for the id or the word while the statement is compiled: inside what a column holds, and no row has them.
_MARKS: dict[type, int | str] = {int: 2**62 + 20_221_126, str: "\N{REPLACEMENT CHARACTER}"}
Converter = tuple[int, list[Any], "Expression"]
M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class _Statement:
    """Text for one kind of database, its values with a mark for the id, and how columns are read."""

    text: str
    mark: int | str
    values: tuple[Any, ...]
    converters: tuple[Converter, ...]

    def rows(self, key: int | str, connection: BaseDatabaseWrapper) -> list[tuple[Any, ...]]:
        """Ask for an id or a word."""
        values = [key if value == self.mark else value for value in self.values]
        with connection.cursor() as cursor:
            cursor.execute(self.text, values)
            found = cast("list[tuple[Any, ...]]", cursor.fetchall())
        return [self._read(row, connection) for row in found] if self.converters else found

    def _read(self, row: tuple[Any, ...], connection: BaseDatabaseWrapper) -> tuple[Any, ...]:
        read = list(row)
        for place, converters, expression in self.converters:
            for convert in converters:
                read[place] = convert(read[place], expression, connection)
        return tuple(read)


class Prepared:
    """A query of values for one id: ``Prepared(lambda pk: Row.objects.filter(firm=pk).values_list("a", "b"))``.

    For a word instead of an id name its type: ``Prepared(lambda code: …, str)``.
    What it depends on besides the id must be the same for every call: no user, no day, no setting of one tenant.
    """

    def __init__(self, build: Callable[[Any], QuerySet[Any, Any]], kind: type[int | str] = int) -> None:
        """Take what builds the query, a ``values_list``; it is called at the first use."""
        self._build, self._mark = build, _MARKS[kind]
        self._statements: dict[str, _Statement] = {}

    def rows(self, key: int | str) -> list[tuple[Any, ...]]:
        """Return the rows of ``values_list`` for an id, in its order; one query."""
        connection = connections["default"]
        statement = self._statements.get(connection.vendor)
        if statement is None:
            statement = self._statements[connection.vendor] = _compiled(self._build(self._mark), self._mark)
        return statement.rows(key, connection)


class PreparedModels(Generic[M]):
    """As `Prepared`, of whole rows: ``PreparedModels(lambda pk: Row.objects.filter(firm=pk), "source")``.

    Of a foreign key behind another one: ``"user", "user__jurisdiction"``, the nearer one first.
    """

    def __init__(
        self, build: Callable[[Any], QuerySet[M]], *related: str, kind: type[int | str] = int
    ) -> None:
        """Take what builds the query, and the foreign keys whose rows are read with it."""
        self._build = build
        self._related = related
        self._prepared = Prepared(self._columns, kind)
        self._parts: list[tuple[str, type[Model], list[str]]] = []

    def rows(self, key: int | str) -> list[M]:
        """Return the models for an id or a word, in the order of the query; one query."""
        return [self._read(row) for row in self._prepared.rows(key)]

    def _columns(self, key: int | str) -> QuerySet[M, tuple[Any, ...]]:
        query = self._build(key)
        models: dict[str, type[Model]] = {"": query.model}
        for path in self._related:
            nearer, _, name = path.rpartition("__")
            models[path] = cast("type[Model]", models[nearer]._meta.get_field(name).related_model)
        self._parts = [
            (path, model, [field.attname for field in model._meta.concrete_fields])
            for path, model in models.items()
        ]
        return query.values_list(
            *(
                f"{path}__{column}" if path else column
                for path, _, columns in self._parts
                for column in columns
            )
        )

    def _read(self, row: tuple[Any, ...]) -> M:
        """Make the model of a row, and those that it refers to."""
        made: dict[str, Model] = {}
        at = 0
        for path, model, columns in self._parts:
            made[path] = model.from_db("default", columns, row[at : at + len(columns)])
            at += len(columns)
        for path in self._related:
            nearer, _, name = path.rpartition("__")
            setattr(made[nearer], name, None if made[path].pk is None else made[path])
        return cast("M", made[""])


def _compiled(query: QuerySet[Any, Any], mark: int | str) -> _Statement:
    compiler = query.query.get_compiler("default")
    text, values = compiler.as_sql()
    columns = [column for column, *_ in (compiler.select or ())[: compiler.col_count]]
    converters = compiler.get_converters(columns)
    return _Statement(
        text,
        mark,
        tuple(values),
        tuple((place, list(how), expression) for place, (how, expression) in converters.items()),
    )
