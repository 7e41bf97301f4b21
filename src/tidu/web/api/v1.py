"""The interface as a whole: its operations, failures and rate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_not_required
from ninja import NinjaAPI

from tidu import __version__
from tidu.web.api import problems
from tidu.web.api.auth import TokenAuth, TokenThrottle
from tidu.web.api.routers import (
    applications,
    assessments,
    batches,
    facts,
    firms,
    forecasts,
    imports,
    ledgers,
    plan_reports,
    plans,
    pools,
    reference,
    screenings,
    titles,
)

if TYPE_CHECKING:
    from django.urls import URLPattern, URLResolver

_ABOUT = """\
与页面相同的权限和校验：令牌看不到持有人看不到的企业，写入都经过同一套业务规则并记入审计。
金额以元为单位、比例为小数，均以文本传递；日期为 ISO 格式；不知道的值不返回，绝不以 0 代替。"""

api = NinjaAPI(
    title="梯度数据接口",
    version=__version__,
    description=_ABOUT,
    urls_namespace="api-v1",
    docs_url=None,
    openapi_url=None,
    auth=TokenAuth(),
    throttle=[TokenThrottle()],
)
problems.install(api)
for _part in (
    firms,
    facts,
    imports,
    titles,
    ledgers,
    assessments,
    screenings,
    pools,
    plans,
    forecasts,
    plan_reports,
    batches,
    applications,
    reference,
):
    api.add_router("", _part.router)


def addresses() -> list[URLPattern | URLResolver]:
    """Return the addresses; tokens, not the sign-in page, guard them."""
    patterns: list[Any] = api.urls[0]
    for pattern in patterns:
        pattern.callback = login_not_required(pattern.callback)
    return patterns
