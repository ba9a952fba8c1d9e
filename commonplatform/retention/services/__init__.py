"""The one retention job."""

from commonplatform.retention.services.apply_retention import apply_retention as apply_retention
