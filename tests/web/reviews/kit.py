"""Reviews of the tests: three experts, criteria, screened applications, a draw, sheets handed in."""

from tests.web.applications.kit import apply, open_batch, person, step, submitted
from tests.web.case import Site
from tests.web.starts import start
from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Role
from tidu.web.applications.models import Application
from tidu.web.batches.models import Batch
from tidu.web.reviews.criteria import Proposed, set_criteria
from tidu.web.reviews.drawing import Order, make_draw
from tidu.web.reviews.models import Draw, Expert, Kind, Sheet
from tidu.web.reviews.sheets import declare_none, write_sheet

CRITERIA = (Proposed("创新能力", 60, "研发投入和成果"), Proposed("市场前景", 40))


def expert(site: Site, key: str, unit: str = "示例大学") -> User:
    """Return one more expert who can be drawn."""
    user = person(site, key, Role.EXPERT)
    Expert.objects.create(user=user, unit=unit, fields="新材料")
    return user


def experts(site: Site, count: int = 3) -> list[User]:
    """Return some experts who can be drawn."""
    return [expert(site, f"专家{number}") for number in range(1, count + 1)]


def screened(site: Site, batch: Batch) -> Application:
    """Return the east firm's application, submitted by the firm and screened by its district."""
    made = submitted(site, batch)
    step(site.district_officer, made, "screen-pass")
    made.refresh_from_db()
    return made


@start
def review(site: Site) -> Batch:
    """Return a batch with criteria and two applications under review."""
    batch = open_batch(site)
    set_criteria(actor=site.officer, batch=batch, wanted=CRITERIA)
    screened(site, batch)
    apply(batch, site.west_firm, state="screened")
    return batch


def draw(site: Site, batch: Batch, people: list[User], *, each: int = 2, seed: str = "20260101") -> Draw:
    """Draw experts."""
    return make_draw(actor=site.officer, batch=batch, order=Order(Kind.EXPERTS, each, seed), people=people)


def hand_in(sheet: Sheet, *points: int, comment: str = "示例意见") -> Sheet:
    """Declare no conflict, and submit a sheet."""
    declare_none(actor=sheet.expert, sheet=sheet)
    criteria = sheet.application.batch.criteria.all()
    given = dict(zip(criteria, points, strict=True))
    return write_sheet(actor=sheet.expert, sheet=sheet, points=given, comment=comment, submit=True)
