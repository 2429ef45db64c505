"""The package as it is installed: what the wheel holds; that it works away from the checkout."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import reportgen
from tests.installing import ROOT, Environment, build, copy_of_the_checkout
from tests.samples import all_samples, without_pages

HEAVY = ("babel", "click", "docx", "docxtpl", "jinja2", "lxml", "num2words", "openpyxl", "yaml")
IMPORT_MILLISECONDS = 80


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of_the_checkout(tmp_path_factory.mktemp("checkout") / "reportgen")


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", checkout, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("sdist", checkout, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    environment = Environment(tmp_path_factory.mktemp("installed"))
    environment.install(wheel)
    return environment


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if ".dist-info/" not in name}


def files_below(folder: Path, prefix: str) -> set[str]:
    found = (file for file in folder.rglob("*") if file.is_file())
    return {prefix + file.relative_to(folder).as_posix() for file in found}


def test_the_wheel_holds_the_package_and_the_templates_and_nothing_else(
    checkout: Path, wheel: Path
) -> None:
    package = files_below(checkout / "reportgen", "reportgen/")
    templates = files_below(checkout / "templates", "reportgen/templates/")
    assert package | templates == names_in(wheel)


def test_the_wheel_brings_the_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert any(name.endswith(".dist-info/licenses/LICENSE") for name in archive.namelist())


def test_the_wheel_is_typed(wheel: Path) -> None:
    assert "reportgen/py.typed" in names_in(wheel)


def test_a_wheel_made_from_the_sdist_is_the_same(sdist: Path, wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    [source] = tmp_path.iterdir()
    assert names_in(wheel) == names_in(build("wheel", source, tmp_path / "wheel"))


@pytest.mark.parametrize("path", ["tests/conftest.py", "tools/generate.py", "Makefile", "docs"])
def test_the_sdist_holds_what_its_tests_need(sdist: Path, path: str) -> None:
    with tarfile.open(sdist) as archive:
        inner = {name.partition("/")[2] for name in archive.getnames()}
    assert any(name == path or name.startswith(path + "/") for name in inner)


def test_installed_it_is_not_the_checkout(installed: Environment, tmp_path: Path) -> None:
    where = installed.run("-c", "import reportgen; print(reportgen.__file__)", folder=tmp_path)
    assert Path(where.strip()).is_relative_to(installed.libraries)


def test_installed_the_demo_prints_every_sample(installed: Environment, tmp_path: Path) -> None:
    script = installed.programs / "reportgen"
    shown = installed.run(str(script), "demo", folder=tmp_path)
    assert f"共打印{len(all_samples())}份，在“out”中。" == shown.splitlines()[-1]
    documents = {without_pages(file.read_bytes()) for file in tmp_path.rglob("*.docx")}
    assert {without_pages(sample.printed()) for sample in all_samples()} == documents


def test_installed_it_runs_as_a_module(installed: Environment, tmp_path: Path) -> None:
    shown = installed.run("-m", "reportgen", "--version", folder=tmp_path)
    assert f"reportgen {reportgen.__version__}\n" == shown


def test_importing_it_loads_no_library() -> None:
    program = "import sys, reportgen; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert [] == sorted(set(HEAVY) & set(loaded.stdout.decode().split()))


def test_a_worker_loads_nothing_that_printing_does_not_need() -> None:
    program = "import sys, reportgen.batch.working, reportgen.report; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    needless = {"docx", "docxtpl", "jinja2", "lxml", "openpyxl", "xlsxwriter", "babel", "PIL"}
    assert [] == sorted(needless & set(loaded.stdout.decode().split()))


def test_importing_it_costs_next_to_nothing() -> None:
    program = (
        "import time; start = time.perf_counter(); import reportgen; "
        "print((time.perf_counter() - start) * 1000)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
        for _ in range(5)
    ]
    assert min(float(run.stdout) for run in runs) < IMPORT_MILLISECONDS


def test_the_read_me_is_what_the_package_index_would_show() -> None:
    assert 'readme = "README.md"' in (ROOT / "pyproject.toml").read_text("utf-8")
    assert (ROOT / "README.md").read_text("utf-8").startswith("# reportgen")
