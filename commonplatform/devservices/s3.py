"""The embedded object storage: SeaweedFS in one process, on loopback only, its telemetry off."""

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from commonplatform.devservices.endpoints import DEFAULT_BUCKET, Endpoints
from commonplatform.devservices.memory import Memory, port_pair_is_free
from commonplatform.devservices.processes import Program
from commonplatform.devservices.service import Service, Workplace

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_s3.type_defs import CORSRuleTypeDef

REGION: Final = "eu-west-2"
LOCAL_KEY = "local"
LONGEST_SOCKET_PATH = 100
LISTENERS = {
    "s3": "s3",
    "master": "s3-master",
    "volume": "s3-volume",
    "filer": "s3-filer",
    "admin": "s3-admin",
}


def s3_endpoint_url(memory: Memory) -> str:
    """The address of the embedded object storage."""
    return f"http://127.0.0.1:{memory.ports['s3']}"


def embedded_s3_service(place: Workplace, memory: Memory, *, bucket: str) -> Service:
    """The object storage of this state folder, with this bucket in it.

    Its gRPC ports are left to SeaweedFS (each 10,000 above its neighbour): given one by one, the first write
    after a restart takes five seconds.
    """
    folder = place.state / "s3"
    folder.mkdir(parents=True, exist_ok=True)
    ports = [f"-{option}.port={memory.port(name, port_pair_is_free)}" for option, name in LISTENERS.items()]
    secret = memory.secret("s3")

    def complete() -> None:
        make_bucket(s3_endpoint_url(memory), LOCAL_KEY, secret, bucket)

    return Service(
        program=Program(
            name="s3",
            arguments=(
                str(Path(sys.executable).parent / "weed"),
                "mini",
                f"-dir={folder}",
                "-ip=127.0.0.1",
                "-ip.bind=127.0.0.1",
                *ports,
                *_sockets(folder),
                f"-bucket={DEFAULT_BUCKET}",
                "-admin.ui=false",
                "-webdav=false",
                "-master.telemetry=false",
                "-s3.port.iceberg=0",
                "-s3.port.lance=0",
                "-volume.preStopSeconds=0",
            ),
            folder=folder,
            log=place.logs / "s3.log",
            environment={"AWS_ACCESS_KEY_ID": LOCAL_KEY, "AWS_SECRET_ACCESS_KEY": secret},
            patience=3.0,
        ),
        answers=lambda: bucket_is_there(s3_endpoint_url(memory), LOCAL_KEY, secret, DEFAULT_BUCKET),
        complete=complete,
    )


def make_bucket(url: str, key: str, secret: str, bucket: str) -> bool:
    """Make the bucket where it is missing; True when it was made."""
    if bucket_is_there(url, key, secret, bucket):
        return False
    _client(url, key, secret).create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION})
    return True


def let_browsers_send(url: str, key: str, secret: str, bucket: str, *, origin: str) -> None:
    """Let pages of this origin send parts of files straight to the bucket, by the links they are given."""
    rule: CORSRuleTypeDef = {
        "AllowedOrigins": [origin],
        "AllowedMethods": ["PUT"],
        "AllowedHeaders": ["*"],
        "ExposeHeaders": ["ETag"],
        "MaxAgeSeconds": 600,
    }
    _client(url, key, secret).put_bucket_cors(Bucket=bucket, CORSConfiguration={"CORSRules": [rule]})


def make_bucket_of(endpoints: Endpoints) -> bool:
    """The same for the storage and bucket that these endpoints name."""
    return make_bucket(
        endpoints.s3_endpoint_url,
        endpoints.s3_access_key_id,
        endpoints.s3_secret_access_key,
        endpoints.s3_bucket,
    )


def bucket_is_there(url: str, key: str, secret: str, bucket: str) -> bool:
    """Whether the storage answers and has the bucket."""
    try:
        _client(url, key, secret).head_bucket(Bucket=bucket)
    except (BotoCoreError, ClientError):
        return False
    return True


@cache
def _client(url: str, key: str, secret: str) -> "S3Client":
    return boto3.client(
        "s3",
        endpoint_url=url,
        aws_access_key_id=key,
        aws_secret_access_key=secret,
        region_name=REGION,
        config=Config(
            s3={"addressing_style": "path"},
            retries={"max_attempts": 0},
            connect_timeout=2,
            read_timeout=5,
        ),
    )


def _sockets(folder: Path) -> list[str]:
    """SeaweedFS leaves its sockets in /tmp unless told otherwise; a socket's path must be short."""
    paths = {"filer": folder / "filer.sock", "s3": folder / "s3.sock"}
    return [f"-{name}.localSocket={path}" for name, path in paths.items() if len(str(path)) < LONGEST_SOCKET_PATH]
