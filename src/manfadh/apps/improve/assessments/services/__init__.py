"""Acts on assessments, one module for each kind of them."""

from manfadh.apps.improve.assessments.errors import FrameworkRefused, FrameworkUnknown
from manfadh.apps.improve.assessments.services.drafting import (
    draft_framework,
    draft_next_version,
    replace_draft,
)
from manfadh.apps.improve.assessments.services.publishing import (
    load_reference,
    publish_framework,
    retire_framework,
)
from manfadh.apps.improve.assessments.services.revising import (
    describe_framework,
    move_question,
    put_back,
    remove_part,
    set_question,
    set_scale,
    set_section,
)

__all__ = [
    "FrameworkRefused",
    "FrameworkUnknown",
    "describe_framework",
    "draft_framework",
    "draft_next_version",
    "load_reference",
    "move_question",
    "publish_framework",
    "put_back",
    "remove_part",
    "replace_draft",
    "retire_framework",
    "set_question",
    "set_scale",
    "set_section",
]
