"""Settings of a test run: a home of its own, quick passwords, nothing of the working copy."""

import os
import tempfile

os.environ["TAKAR_HOME"] = tempfile.mkdtemp(prefix="takar-test-")
os.environ.setdefault("TAKAR_SECRET_KEY", "only-for-tests")

from takar.web.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
