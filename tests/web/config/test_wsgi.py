from django.core.handlers.wsgi import WSGIHandler

from tidu.web.config.wsgi import application


def test_the_server_entry_is_the_site() -> None:
    assert isinstance(application, WSGIHandler)
