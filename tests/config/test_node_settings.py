"""A wrong setting stops the node and says what to do."""

from pathlib import Path

import pytest

from manfadh.config.node_settings import NodeSettings, SettingsWrong, read_settings


def test_a_node_runs_without_any_setting() -> None:
    assert read_settings({}) == NodeSettings()


def test_the_first_page_is_arabic_unless_told() -> None:
    assert read_settings({}).language == "ar"


def test_a_setting_comes_from_the_environment() -> None:
    assert read_settings({"MANFADH_PORT": "9000", "PATH": "/bin"}).port == 9000


def test_a_setting_comes_from_a_file_and_the_environment_overrules_it(tmp_path: Path) -> None:
    file = tmp_path / "node.toml"
    file.write_text('node_name = "Zurbatiyah"\nport = 9000\n')
    settings = read_settings({"MANFADH_SETTINGS": str(file), "MANFADH_PORT": "9001"})
    assert (settings.node_name, settings.port) == ("Zurbatiyah", 9001)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("MANFADH_PORT", "many"),
        ("MANFADH_PORT", "70000"),
        ("MANFADH_NODE_KIND", "toy"),
        ("MANFADH_LANGUAGE", "fr"),
        ("MANFADH_SECRET_KEY", "short"),
        ("MANFADH_THREADS", "0"),
        ("MANFADH_HTTPS", "perhaps"),
    ],
)
def test_a_wrong_setting_is_named(variable: str, value: str) -> None:
    with pytest.raises(SettingsWrong, match=variable.removeprefix("MANFADH_").lower()):
        read_settings({variable: value})


def test_an_unknown_setting_is_named_with_those_that_are_known() -> None:
    with pytest.raises(SettingsWrong, match=r"Unknown setting: prot\..* port"):
        read_settings({"MANFADH_PROT": "9000"})


def test_a_settings_file_that_is_not_there_is_named() -> None:
    with pytest.raises(SettingsWrong, match=r"nowhere\.toml can't be read.*unset MANFADH_SETTINGS"):
        read_settings({"MANFADH_SETTINGS": "nowhere.toml"})


def test_a_settings_file_that_is_not_toml_is_named(tmp_path: Path) -> None:
    file = tmp_path / "node.toml"
    file.write_text("port: 9000")
    with pytest.raises(SettingsWrong, match="can't be read"):
        read_settings({"MANFADH_SETTINGS": str(file)})


def test_a_settings_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsWrong, match="Mend it"):
        read_settings({"MANFADH_SETTINGS": str(tmp_path)})


def test_a_real_node_never_runs_with_debug() -> None:
    with pytest.raises(SettingsWrong, match="Unset MANFADH_DEBUG"):
        read_settings({"MANFADH_DEBUG": "true"})


def test_a_practice_node_may_run_with_debug() -> None:
    assert read_settings({"MANFADH_DEBUG": "true", "MANFADH_NODE_KIND": "practice"}).debug
