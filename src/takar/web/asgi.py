"""The application as a server starts it."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "takar.web.settings")
application = get_asgi_application()
