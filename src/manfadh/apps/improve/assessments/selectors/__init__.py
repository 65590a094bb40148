"""Questions to assessments. Nothing in a framework is about a person."""

from manfadh.apps.improve.assessments.errors import FrameworkUnknown
from manfadh.apps.improve.assessments.selectors.frameworks import (
    FrameworkLine,
    RemovedPart,
    VersionShown,
    find_difference,
    get_version,
    list_frameworks,
    list_versions,
)

__all__ = [
    "FrameworkLine",
    "FrameworkUnknown",
    "RemovedPart",
    "VersionShown",
    "find_difference",
    "get_version",
    "list_frameworks",
    "list_versions",
]
