"""Read the text of an expression into its syntax tree (precedence climbing).

expression := and ("or" and)*            comparison := sum (op sum | "in" "(" text, … ")")?
and        := not ("and" not)*           sum        := term (("+"|"-") term)*
not        := "not" not | comparison     term       := factor (("*"|"/") factor)*
factor     := "-" factor | literal | name ("[" int "]")? | name "(" … ")" | "(" expression ")"
"""

from __future__ import annotations

from datetime import date

from tidu.engine.expressions.syntax import (
    Binary,
    Call,
    Date,
    Membership,
    Name,
    Number,
    Over,
    Syntax,
    Text,
    Truth,
    Unary,
)
from tidu.engine.expressions.tokens import MOST_TOKENS, ExpressionSyntaxError, Token, tokenize
from tidu.engine.units import parse_literal

_COMPARISONS = frozenset({">=", ">", "<=", "<", "==", "!="})
# Deep enough for any real rule, shallow enough that hostile text cannot exhaust the stack.
_DEEPEST = 60


def parse(text: str) -> Syntax:
    """Return the syntax tree of an expression.

    Raises:
        ExpressionSyntaxError: the text is not an expression; carries column, expected and got.
    """
    parser = _Parser(text)
    tree = parser.either()
    parser.expect("end", "")
    return tree


class _Parser:
    """One pass over the tokens of one expression."""

    def __init__(self, text: str) -> None:
        self.tokens = list(tokenize(text))
        if len(self.tokens) > MOST_TOKENS:
            hint = "请拆成几个条件，用 all_of 或 any_of 组合"
            raise ExpressionSyntaxError("表达式太长", 1, expected=f"不超过 {MOST_TOKENS} 个词", hint=hint)
        self.position = 0
        self.depth = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.position]

    def take(self, *texts: str, kind: str | None = None) -> Token | None:
        """Consume the token when it is one of the texts (or of the kind)."""
        token = self.token
        if (kind is not None and token.kind == kind) or (
            token.kind in ("operator", "keyword") and token.text in texts
        ):
            self.position += 1
            return token
        return None

    def expect(self, kind: str, text: str) -> Token:
        """Consume a token that must stand here."""
        token = self.token
        if token.kind != kind or (text and token.text != text):
            got = token.text or "表达式结束"
            raise ExpressionSyntaxError(
                f"第 {token.at} 个字符处不完整或多余",
                token.at,
                expected=text or _KIND_LABELS.get(kind, kind),
                got=got,
            )
        self.position += 1
        return token

    def either(self) -> Syntax:
        left = self.both()
        while token := self.take("or"):
            left = Binary("or", left, self.both(), token.at)
        return left

    def both(self) -> Syntax:
        left = self.negation()
        while token := self.take("and"):
            left = Binary("and", left, self.negation(), token.at)
        return left

    def negation(self) -> Syntax:
        if token := self.take("not"):
            self.deeper(token)
            operand = self.negation()
            self.depth -= 1
            return Unary("not", operand, token.at)
        return self.comparison()

    def comparison(self) -> Syntax:
        left = self.sum()
        if token := self.take(*_COMPARISONS):
            right = self.sum()
            if self.token.text in _COMPARISONS:
                raise ExpressionSyntaxError(
                    "比较不能连写", self.token.at, got=self.token.text, hint="请写成 a >= 1 and a <= 3"
                )
            return Binary(token.text, left, right, token.at)
        if token := self.take("in"):
            self.expect("operator", "(")
            members = [self.text()]
            while self.take(","):
                members.append(self.text())
            self.expect("operator", ")")
            return Membership(left, tuple(members), token.at)
        return left

    def text(self) -> Text:
        token = self.expect("text", "")
        return Text(token.text[1:-1], token.at)

    def sum(self) -> Syntax:
        left = self.term()
        while token := self.take("+", "-"):
            left = Binary(token.text, left, self.term(), token.at)
        return left

    def term(self) -> Syntax:
        left = self.factor()
        while token := self.take("*", "/"):
            left = Binary(token.text, left, self.factor(), token.at)
        return left

    def deeper(self, token: Token) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ExpressionSyntaxError("括号或否定嵌套过深", token.at, expected=f"不超过 {_DEEPEST} 层")

    def factor(self) -> Syntax:
        token = self.token
        if self.take("-"):
            self.deeper(token)
            operand = self.factor()
            self.depth -= 1
            return Unary("-", operand, token.at)
        if self.take("("):
            self.deeper(token)
            inner = self.either()
            self.depth -= 1
            self.expect("operator", ")")
            return inner
        if self.take("true", "false"):
            return Truth(token.text == "true", token.at)
        return self.literal() or self.name()

    def literal(self) -> Syntax | None:
        token = self.token
        if self.take(kind="number"):
            value, unit = parse_literal(token.text)
            return Number(value, unit, token.at)
        if self.take(kind="date"):
            try:
                return Date(date.fromisoformat(token.text), token.at)
            except ValueError:
                raise ExpressionSyntaxError("没有这一天", token.at, got=token.text) from None
        if token.kind == "text":
            return self.text()
        return None

    def name(self) -> Syntax:
        token = self.expect("name", "")
        if self.take("("):
            self.deeper(token)
            call = self.call(token)
            self.depth -= 1
            return call
        offset: int | None = None
        if self.take("["):
            sign = -1 if self.take("-") else 1
            number = self.expect("number", "")
            if not number.text.isdigit():
                raise ExpressionSyntaxError(
                    "年份偏移须是整数", number.at, expected="如 [-1]", got=number.text
                )
            offset = sign * int(number.text)
            self.expect("operator", "]")
        return Name(token.text, offset, token.at)

    def call(self, name: Token) -> Syntax:
        """Read what stands between the parentheses of a function or an aggregate."""
        arguments = [] if self.token.text == ")" else [self.either()]
        if self.take("of"):
            return self.over(name, arguments[0])
        counted = arguments[0] if arguments else None
        if self.token.text == "where" and isinstance(counted, Name) and counted.offset is None:
            return self.rest_of_over(name, None, counted.id)
        while self.take(","):
            arguments.append(self.either())
        self.expect("operator", ")")
        return Call(name.text, tuple(arguments), name.at)

    def over(self, name: Token, subject: Syntax) -> Syntax:
        source = self.expect("name", "")
        return self.rest_of_over(name, subject, source.text)

    def rest_of_over(self, name: Token, subject: Syntax | None, source: str) -> Syntax:
        where = self.either() if self.take("where") else None
        self.expect("operator", ")")
        return Over(name.text, subject, source, where, name.at)


_KIND_LABELS = {"end": "表达式结束", "name": "事实或函数名", "text": "用单引号括起的选项", "number": "数字"}
