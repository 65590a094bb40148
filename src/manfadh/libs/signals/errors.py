"""What is wrong with what was given, so that whoever gave it can put it right."""


class SignalsError(ValueError):
    """Something was given that no detector can work with."""


class SettingsError(SignalsError):
    """A setting that is unknown, of the wrong kind, or absurd; `name` is its name."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(f"{name}: {message}")
        self.name = name


class SeriesError(SignalsError):
    """A series that does not suit the method or its settings; `series` is its name."""

    def __init__(self, series: str, message: str) -> None:
        super().__init__(f"series {series}: {message}")
        self.series = series


class TableError(SignalsError):
    """A cell of a table that cannot be read; lines count from 1, the header being the first."""

    def __init__(self, line: int, column: str, message: str) -> None:
        where = f"line {line}, column {column}" if column else f"line {line}"
        super().__init__(f"{where}: {message}")
        self.line = line
        self.column = column
