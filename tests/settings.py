"""Settings of a test run: a home of its own, quick passwords, nothing of the working copy."""

import atexit
import os
import shutil
import tempfile

_home = tempfile.mkdtemp(prefix="takar-test-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
os.environ["TAKAR_HOME"] = _home
os.environ.setdefault("TAKAR_SECRET_KEY", "only-for-tests")

from takar.web.settings import *  # noqa: E402, F403 - the home comes first
from takar.web.settings import STATIC_ROOT  # noqa: E402

STATIC_ROOT.mkdir()
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
