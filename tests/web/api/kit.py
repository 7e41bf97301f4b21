"""What the tests of the interface share: a caller with a token."""

import json
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from tidu.web.accounts.models import User
from tidu.web.api.models import ApiToken
from tidu.web.api.scopes import Scope
from tidu.web.api.services import digest_of, issue_token

V1 = "/api/v1"
Answer = Any
"""Django's test response, whose ``json`` its stubs do not know."""


class Caller:
    """A program that acts for a person, with a token for everything the person may do unless told otherwise."""

    def __init__(self, user: User, *scopes: Scope) -> None:
        """Make the token, whatever the person's role: what it opens is for the interface to say."""
        self.text = f"tidu_{user.username}_{'-'.join(scopes)}"
        self.token = ApiToken.objects.create(
            user=user,
            name="统计系统",
            start=self.text[:10],
            digest=digest_of(self.text),
            scopes=list(scopes or Scope),
            expires_on=timezone.localdate() + timedelta(days=30),
        )
        self._client = Client()

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.text}"}

    def get(self, path: str, **query: str | int) -> Answer:
        return self._client.get(V1 + path, query, headers=self.headers)

    def post(self, path: str, body: object) -> Answer:
        return self._send("post", path, body)

    def patch(self, path: str, body: object) -> Answer:
        return self._send("patch", path, body)

    def _send(self, method: str, path: str, body: object) -> Answer:
        call = getattr(self._client, method)
        return call(V1 + path, json.dumps(body), content_type="application/json", headers=self.headers)


def issued(user: User, *scopes: Scope) -> ApiToken:
    """A token made the way people make them."""
    last = timezone.localdate() + timedelta(days=30)
    return issue_token(user=user, name="统计系统", scopes=scopes or [Scope.FIRMS_READ], expires_on=last)[0]
