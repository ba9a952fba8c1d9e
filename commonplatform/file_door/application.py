"""The door for an ASGI server: `granian --interface asginl commonplatform.file_door.application:application`.

Never with an access log: its lines would hold tickets.
"""

import os
from concurrent.futures import ThreadPoolExecutor

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonplatform.settings.development")
django.setup()

from commonplatform.file_door.door import THREADS, FileDoor  # noqa: E402

application = FileDoor(ThreadPoolExecutor(THREADS, thread_name_prefix="door"))
