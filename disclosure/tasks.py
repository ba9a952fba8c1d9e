"""What runs by the clock: the nightly check of the store, and the sweep of cut-off uploads."""

import structlog
from celery import shared_task
from celery.signals import worker_init

from commonplatform.documents.working_folders import CONVERTING, sweep_working_folders
from disclosure.services.build_archive import WORKING_FOLDER as ARCHIVING
from disclosure.services.build_bundle import WORKING_FOLDER
from disclosure.services.check_objects import damaged_documents
from disclosure.services.check_objects import sweep_orphans as sweep
from disclosure.services.dispose_of_documents import dispose_of_documents as dispose
from disclosure.services.finish_preparing import finish_preparing as finish
from disclosure.services.forget_uploads import forget_uploads
from disclosure.services.scan_waiting import scan_waiting as scan_left_behind
from disclosure.services.sweep_archives import expire_archives, sweep_archive_objects
from disclosure.services.sweep_bundles import expire_bundles, sweep_bundle_objects

logger = structlog.get_logger(__name__)

# A copy of a long recording takes hours; one that is cut off here is begun again.
LONGEST_RUN = 8 * 3600


@shared_task(expires=3600, time_limit=6 * 3600, soft_time_limit=6 * 3600 - 60)
def check_objects() -> None:
    """Report every document whose stored file is missing or changed, as an error for whoever is on call."""
    for fault in damaged_documents():
        logger.error("stored_document_" + fault.kind, material=str(fault.material_id))


@shared_task(expires=3600)
def sweep_orphans() -> None:
    """Remove what uploads that were cut off left in the store."""
    logger.info("uploads_forgotten", count=forget_uploads())
    logger.info("orphans_swept", count=sweep())


@shared_task(expires=3600, time_limit=6 * 3600, soft_time_limit=6 * 3600 - 60)
def dispose_of_documents() -> None:
    """At night; a run that was cut off is gone on with by the next."""
    logger.info("documents_disposed_of", cases=dispose())


@shared_task(expires=3600)
def sweep_bundles() -> None:
    """Delete bundles whose time is over, and files whose making was cut off."""
    logger.info("bundles_swept", expired=expire_bundles(), unknown=sweep_bundle_objects())
    logger.info("archives_swept", expired=expire_archives(), unknown=sweep_archive_objects())
    sweep_folders()


@worker_init.connect
def sweep_folders(**_about: object) -> None:
    """Remove what workers that were killed on this machine left of their work; also when a worker begins."""
    left = sum(sweep_working_folders(prefix) for prefix in (WORKING_FOLDER, ARCHIVING, CONVERTING))
    if left:
        logger.warning("working_folders_swept", count=left)


@shared_task(expires=10, time_limit=LONGEST_RUN + 60, soft_time_limit=LONGEST_RUN)
def finish_preparing() -> None:
    """Go on with recordings that browsers cannot play, and with pages that are pictures."""
    finished = finish()
    if finished:
        logger.info("preparing_finished", count=finished)


@shared_task(expires=60)
def scan_waiting() -> None:
    """Go on with documents that wait for a scanner that was away."""
    scanned = scan_left_behind()
    if scanned:
        logger.info("waiting_documents_scanned", count=scanned)
