"""The base case of the site's tests: a made-up city with two districts, people of every role, three firms."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tidu.web.accounts.models import Assignment, User
from tidu.web.accounts.roles import Role
from tidu.web.enterprises.models import Enterprise
from tidu.web.jurisdictions.models import Jurisdiction, Kind
from tidu.web.jurisdictions.services import add_jurisdiction
from tidu.web.organisations.models import Kind as UnitKind
from tidu.web.organisations.models import OrganisationAlias, OrganisationUnit

PASSWORD = "示例密码-2026"  # noqa: S105 - of made-up people


@dataclass
class Site:
    """Everything a test may name. ``people`` has one account a role by its id, ``district_officer``, ``stranger``."""

    root: Jurisdiction
    east: Jurisdiction
    west: Jurisdiction
    town: Jurisdiction
    bureau: OrganisationUnit
    elsewhere: Jurisdiction
    people: dict[str, User] = field(default_factory=dict)
    firms: dict[str, Enterprise] = field(default_factory=dict)
    laid: dict[str, Any] = field(default_factory=dict)
    """What helpers made that lie under the test, by helper (tests/web/starts.py)."""

    @property
    def operator(self) -> User:
        return self.people["operator"]

    @property
    def officer(self) -> User:
        """Officer of the whole city."""
        return self.people["officer"]

    @property
    def district_officer(self) -> User:
        """Officer of the east district only."""
        return self.people["district_officer"]

    @property
    def stranger(self) -> User:
        """Operator of another tenant."""
        return self.people["stranger"]

    @property
    def east_firm(self) -> Enterprise:
        return self.firms["east"]

    @property
    def west_firm(self) -> Enterprise:
        return self.firms["west"]

    @property
    def foreign_firm(self) -> Enterprise:
        """Firm of another tenant: nobody here may know of it."""
        return self.firms["foreign"]


def build_site() -> Site:
    """Write the base case into the database."""
    root = add_jurisdiction(name="示例市", kind=Kind.CITY, code="990100")
    east = add_jurisdiction(name="示例东区", kind=Kind.COUNTY, parent=root, code="990102")
    west = add_jurisdiction(name="示例西区", kind=Kind.COUNTY, parent=root, code="990103")
    town = add_jurisdiction(name="示例东镇", kind=Kind.TOWN, parent=east)
    elsewhere = add_jurisdiction(name="别处市", kind=Kind.CITY, code="990200")
    bureau = OrganisationUnit.objects.create(root=root, jurisdiction=root, name="示例市工业和信息化局")
    OrganisationAlias.objects.create(root=root, unit=bureau, name="市工信局")
    OrganisationUnit.objects.create(root=root, jurisdiction=town, name="示例东镇政府", kind=UnitKind.LOCAL)
    site = Site(root=root, east=east, west=west, town=town, bureau=bureau, elsewhere=elsewhere)
    _add_firms(site)
    _add_people(site)
    return site


def _add_firms(site: Site) -> None:
    for key, place, name, uscc, letters in (
        ("east", site.town, "示例东镇精密机械有限公司", "91990102MA0099019X", "shilidongzhenjingmi"),
        ("west", site.west, "示例西区新材料有限公司", "91990103MA00990277", "shilixiquxincailiao"),
        ("foreign", site.elsewhere, "别处市电子有限公司", "91990200MA0099035U", "biechushidianzi"),
    ):
        site.firms[key] = Enterprise.objects.create(
            root_id=place.tenant_id,
            jurisdiction=place,
            uscc=uscc,
            name=name,
            sort_key=letters,
            initials=letters[:4],
            established_on=date(2015, 5, 20),
        )


def _add_people(site: Site) -> None:
    for role in Role:
        place = site.root if role != Role.UNIT else site.town
        site.people[role] = User.objects.create_user(
            username=f"demo-{role}",
            password=PASSWORD,
            name=f"示例{role.label}",
            role=role,
            root=site.root,
            jurisdiction=place,
            organisation=site.bureau if role == Role.OFFICER else None,
            enterprise=site.east_firm if role == Role.FIRM else None,
        )
    for key, name, role, root, place in (
        ("district_officer", "示例东区人员", Role.OFFICER, site.root, site.east),
        ("stranger", "别处管理员", Role.OPERATOR, site.elsewhere, site.elsewhere),
    ):
        site.people[key] = User.objects.create_user(
            username=f"demo-{key}", password=PASSWORD, name=name, role=role, root=root, jurisdiction=place
        )
    for role in (Role.SPECIALIST, Role.EXPERT):
        Assignment.objects.create(user=site.people[role], enterprise=site.east_firm, since=date(2026, 1, 1))
