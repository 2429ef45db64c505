"""A pack's files on disk: a new folder whole or not at all; a further format beside others."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from reportgen.authoring.lines import OutlineError
from reportgen.errors import reason_of


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write everything beside the folder, then give it its name. Raises ``OutlineError``."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OutlineError(f"“{folder}”已经存在，里面有内容，没有改动；请换一个文件夹")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=".new-", dir=folder.parent))
    except OSError as error:
        raise _failed(folder, error) from None
    try:
        for name, content in files.items():
            (beside / name).parent.mkdir(exist_ok=True)
            (beside / name).write_bytes(content)
        beside.chmod(0o755)
        if folder.exists():
            folder.rmdir()
        beside.rename(folder)
    except OSError as error:
        raise _failed(folder, error) from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def add(folder: Path, files: Mapping[str, bytes], changed: Mapping[str, bytes]) -> None:
    """Write files into a pack, the last of them last; none that is there but those ``changed``.

    Raises ``OutlineError``, and leaves the pack as it was.
    """
    taken = [name for name in files if (folder / name).exists()]
    if taken:
        names = "、".join(taken)
        raise OutlineError(f"“{folder}”里已经有{names}，没有改动；请用 --name 给格式另起名称")
    written: list[Path] = []
    before = {name: (folder / name).read_bytes() for name in changed}
    try:
        for name, content in files.items():
            file = folder / name
            file.parent.mkdir(exist_ok=True)
            written.append(file)
            file.write_bytes(content)
        for name, content in changed.items():
            (folder / name).write_bytes(content)
    except OSError as error:
        for file in written:
            file.unlink(missing_ok=True)
        with suppress(OSError):
            for name, content in before.items():
                (folder / name).write_bytes(content)
        raise _failed(folder, error) from None


def _failed(folder: Path, error: OSError) -> OutlineError:
    return OutlineError(f"写不了文件夹“{folder}”（{reason_of(error)}）")
