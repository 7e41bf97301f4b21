import subprocess
import sys

import pytest

from tests.web.case import Site
from tests.web.processes import environment

COUNT = """
import django; django.setup()
from tidu.web.enterprises.models import Enterprise
print(Enterprise.objects.count())
"""


@pytest.mark.django_db(transaction=True)
def test_a_process_finds_the_database_of_the_test(site: Site) -> None:
    done = subprocess.run(
        [sys.executable, "-c", COUNT], env=environment(), check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == str(len(site.firms))
