"""Aid data by the IATI standard, version 2.03: checked against its schemas, and written.

`read_schemas` makes the schemas of the standard's own files, which are not part of this package;
`check_file` holds a file against them; `write_activities` and `write_organisation` write.
"""

from manfadh.libs.iati.checking import check_file
from manfadh.libs.iati.findings import Finding, Report
from manfadh.libs.iati.schemas import Schemas, SchemasWrong, read_schemas
from manfadh.libs.iati.writing import write_activities, write_organisation

__all__ = [
    "Finding",
    "Report",
    "Schemas",
    "SchemasWrong",
    "check_file",
    "read_schemas",
    "write_activities",
    "write_organisation",
]
