"""Static files under names that change with their content, so that browsers may keep them for ever.

`manfadh serve` gathers them into the data folder when they changed. Where that was not done (tests,
a development server) they are served by their plain names.
"""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise has no types
    """Names with a hash of the content, and a gzip beside each file."""

    def stored_name(self, name: str) -> str:
        """The hashed name of a file, or its plain one where nothing was gathered."""
        return str(super().stored_name(name)) if self.hashed_files else name
