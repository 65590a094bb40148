"""Read travel documents from the command line, without settings and without a database."""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO

import click

from manfadh.libs.documents.dates import PartialDate
from manfadh.libs.documents.mrz import Mrz, read_mrz
from manfadh.libs.documents.reasons import Reason

MAX_LINE_BYTES = 64_000
