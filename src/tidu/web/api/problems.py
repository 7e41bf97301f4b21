"""What goes wrong, in one shape: a code for programs, a sentence for people, and where in the request it lies."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any, Final

from django.http import Http404
from ninja import Schema
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError
from pydantic import Field

from tidu.engine.errors import FactError, TiduError, UnknownIdError

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse
    from ninja import NinjaAPI


class Place(Schema):
    """A part of the request that is at fault."""

    field: str = Field(description="参数或字段的路径，如 body.values.revenue", examples=["body.name"])
    message: str = Field(description="问题所在", examples=["不能为空"])


class Problem(Schema):
    """An answer that is not the one asked for."""

    code: str = Field(
        description="程序可识别的代码：unauthorized、forbidden、not_found、invalid、refused、too_many",
        examples=["invalid"],
    )
    message: str = Field(
        description="给人看的说明，写明怎样改", examples=["请求内容有误，请按 where 逐项修改"]
    )
    where: list[Place] = Field(default=[], description="请求中有误的地方")


PROBLEMS: Final[dict[int, Any]] = {401: Problem, 403: Problem, 404: Problem, 422: Problem, 429: Problem}
"""What every operation may answer besides what it is for."""

_CODES = {403: "forbidden", 404: "not_found"}
# Pydantic's kinds of error in Chinese; the rest is named as such with the kind.
_WORDS = {
    "missing": "缺少这一项",
    "string_type": "应为文本",
    "string_too_short": "太短",
    "string_too_long": "太长",
    "string_pattern_mismatch": "写法不对",
    "int_parsing": "应为整数",
    "int_type": "应为整数",
    "int_from_float": "应为整数",
    "bool_parsing": "应为 true 或 false",
    "date_from_datetime_parsing": "应为日期，如 2026-11-28",
    "date_parsing": "应为日期，如 2026-11-28",
    "date_type": "应为日期，如 2026-11-28",
    "date_from_datetime_inexact": "应为日期，不带时间",
    "greater_than_equal": "太小",
    "less_than_equal": "太大",
    "dict_type": "应为对象",
    "list_type": "应为数组",
    "model_attributes_type": "应为对象",
    "model_type": "应为对象",
    "extra_forbidden": "没有这一项，请核对拼写",
    "enum": "不在可选范围内",
    "literal_error": "不在可选范围内",
    "json_invalid": "不是有效的 JSON",
}


def install(api: NinjaAPI) -> None:
    """Give every failure the one shape."""

    def answering(told: Callable[[Any], tuple[int, Problem]]) -> Callable[..., HttpResponse]:
        def handler(request: HttpRequest, error: Exception) -> HttpResponse:
            status, problem = told(error)
            return api.create_response(request, problem.model_dump(), status=status)

        return handler

    for kind, told in (
        (ValidationError, _invalid),
        (HttpError, _refused),
        (Http404, _missing),
        (TiduError, _not_so),
    ):
        api.add_exception_handler(kind, answering(told))


def _invalid(error: ValidationError) -> tuple[int, Problem]:
    places = [Place(field=_path(one["loc"]), message=_word(one)) for one in error.errors]
    return 422, Problem(code="invalid", message="请求内容有误，请按 where 逐项修改", where=places)


def _refused(error: HttpError) -> tuple[int, Problem]:
    if isinstance(error, Throttled):
        return 429, Problem(code="too_many", message=f"请求过于频繁，请 {ceil(error.wait or 1)} 秒后再试")
    if isinstance(error, AuthenticationError):
        text = "请在请求头 Authorization 中带上有效的令牌：Bearer tidu_…"
        return 401, Problem(code="unauthorized", message=text)
    if error.status_code in _CODES:
        return error.status_code, Problem(code=_CODES[error.status_code], message=error.message)
    return 422, Problem(code="invalid", message="请求正文不是有效的 JSON")


def _missing(error: Http404) -> tuple[int, Problem]:
    return 404, Problem(code="not_found", message="没有这一项，或者不在您的权限范围内")


def _not_so(error: TiduError) -> tuple[int, Problem]:
    places = []
    if isinstance(error, FactError):
        places = [Place(field=f"body.values.{error.fact}", message=error.message)]
    elif isinstance(error, UnknownIdError):
        places = [Place(field=f"body.values.{error.wanted}", message=str(error))]
    return 422, Problem(code="refused", message=str(error), where=places)


def _path(parts: tuple[Any, ...]) -> str:
    """``('body', 'data', 'name')`` → ``body.name``: the name of the parameter in our code is nobody's business."""
    words = [str(part) for part in parts]
    return ".".join(words[:1] + words[2:]) if words[:1] == ["body"] and len(words) > 1 else ".".join(words)


def _word(error: dict[str, Any]) -> str:
    return _WORDS.get(error["type"], f"不符合要求（{error['type']}）")
