"""Server entry of the site."""

from __future__ import annotations

import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tidu.web.config.settings")
application = get_wsgi_application()
import_module("tidu.web.enterprises.pinyin").load()  # now that there are models; no visitor waits for it
if PROXY := os.environ.get("TIDU_PROXY"):
    # Behind nginx every request comes from nginx: the trail and the lockout want the person's own address.
    application = wrap_wsgi_with_proxy_headers(application, trusted_hosts=PROXY.split(","))
