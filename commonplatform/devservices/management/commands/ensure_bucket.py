"""`manage.py ensure_bucket`: the bucket for documents exists afterwards, and takes files from our pages."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from commonplatform.devservices.s3 import let_browsers_send, make_bucket


class Command(BaseCommand):
    help = "Make the document bucket in the object storage where it is missing"

    def handle(self, *args: Any, **options: Any) -> None:
        storage = settings.STORAGES["default"]["OPTIONS"]
        bucket = storage["bucket_name"]
        address = (storage["endpoint_url"], storage["access_key"], storage["secret_key"], bucket)
        made = make_bucket(*address)
        let_browsers_send(*address, origin=settings.PUBLIC_BASE_URL)
        self.stdout.write(f"Bucket {bucket} {'was made' if made else 'is there'}")
