"""Every nationality that a person was ever seen with."""

from uuid import UUID

from django.db.models import QuerySet

from manfadh.apps.operate.crossings.models import Inspection
from manfadh.apps.operate.travellers.selectors import list_nationalities
from manfadh.kernel.prepared import prepared


def known_nationalities(traveller_id: UUID) -> frozenset[str]:
    """Every nationality that a record, document or reading of a person has ever shown."""
    read = _nationalities_read(traveller_id)
    return list_nationalities(traveller_id=traveller_id) | frozenset(filter(None, read))


@prepared
def _nationalities_read(traveller_id: UUID) -> QuerySet[Inspection, str]:
    read = Inspection.objects.filter(traveller_id=traveller_id)
    return read.values_list("nationality", flat=True).distinct()
