"""Styles and scripts are built with the machine's Node, or with the wheel's where it has none."""

from pathlib import Path

import pytest

from commonplatform.devservices.assets import link_node_from_wheel, node_is_new_enough


@pytest.mark.parametrize(
    ("version", "answer"), [("v20.20.2\n", True), ("v24.19.0", True), ("v18.20.4", False), ("", False)]
)
def test_only_a_recent_node_is_used(version: str, answer: bool) -> None:
    assert node_is_new_enough(version) is answer


def test_npm_of_the_wheel_is_linked_to_its_real_program(tmp_path: Path) -> None:
    npm = tmp_path / "wheel" / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    npm.parent.mkdir(parents=True)
    npm.write_text("")

    for _ in range(2):
        folder = link_node_from_wheel(tmp_path / "wheel", tmp_path / "node")

    assert (folder / "npm").resolve() == npm
