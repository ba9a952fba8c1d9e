"""Taking results in, and telling defendants."""

from cases.results.services.import_result import import_result as import_result
from cases.results.services.send_results import send_results as send_results
