# Dossier. `make run` and `make test` do everything they need, from a fresh clone on.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run test docs fuzz sanitize sieges bench deps deps-test build format lint clean toolchain

# Further options for every `swift build` and `swift test`.
SWIFT_FLAGS ?=
# What `make run` starts; the default is the sample case, ingested and searched.
RUN_FLAGS ?= --sample
# What `make bench` measures and how, such as `--only embed search`, `--quick`, `--full`.
BENCH_FLAGS ?=
# How long `make fuzz` tries each target, in seconds, and which (all, by default).
FUZZ_SECONDS ?= 60
FUZZ_TARGETS ?=
# What `make sanitize` looks for.
SANITIZERS ?= thread address
# `make deps VERIFY=1` reads every installed byte again.
VERIFY ?=

# Protobuf's conformance suite is a package of its own.
conformance = --package-path Tests/Conformance --scratch-path .build/conformance

# Every Swift file that people write.
ours = $(shell git ls-files --cached --others --exclude-standard --deduplicate '*.swift' | \
  grep -vE '^Shared/Contracts/|/Generated/|/CanonicalDecompositions\.swift$$' | xargs -r ls 2>/dev/null)

help: ## Show this list
	@awk -F':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## Build, start the four services, ingest and search the sample case; Ctrl-C ends it
	@.make/foreground .build/release/dossier up $(RUN_FLAGS)

test: deps-test toolchain ## Build and run every test, and check the contracts
	@swift build --build-tests $(SWIFT_FLAGS)
	@proto/generate --conformance --plugin "$$(swift build --show-bin-path $(SWIFT_FLAGS))/protoc-gen-dossier"
	@swift build --build-tests $(SWIFT_FLAGS) $(conformance)
	@.make/check-contracts
	@.make/docs
	@.make/run-tests $(SWIFT_FLAGS)

fuzz: deps toolchain ## Feed what reads a peer's bytes with what libFuzzer comes up with (FUZZ_SECONDS=3600)
	@.make/fuzz $(FUZZ_SECONDS) $(FUZZ_TARGETS)

sanitize: deps-test toolchain ## Run the RPC runtime's tests under sanitizers (SANITIZERS=thread)
	@.make/sanitize $(SANITIZERS)

sieges: deps toolchain ## Measure how an honest client fares while others attack the RPC server
	@.make/sieges

bench: build deps-test ## Measure what the project must reach, and write reports/bench.json (BENCH_FLAGS="--only search")
	@.build/release/dossier-bench $(BENCH_FLAGS)

deps: ## Install what building and running need (VERIFY=1 checks every byte)
	@.make/deps $(if $(VERIFY),--verify)

deps-test: # What the tests need on top
	@.make/deps --test $(if $(VERIFY),--verify)

build: deps toolchain ## Build everything for release
	@swift build -c release $(SWIFT_FLAGS)

format: toolchain ## Format every Swift file
	@swift format --in-place --parallel $(ours)

docs: toolchain ## Make the RPC runtime's documentation
	@.make/docs

lint: toolchain ## Say which Swift files are not formatted
	@swift format lint --strict --parallel $(ours)

clean: ## Remove what was built (.deps stays)
	@rm -rf .build reports

toolchain:
	@command -v swift >/dev/null || { echo "make: Swift 6.3 is needed: https://www.swift.org/install/linux/debian/12" >&2; exit 1; }
	@swift --version 2>/dev/null | grep -qE 'Swift version (6\.([3-9]|[1-9][0-9])|([7-9]|[1-9][0-9])\.)' || \
	  { echo "make: Swift 6.3 or later is needed; 'swift --version' says: $$(swift --version 2>&1 | head -n 1)" >&2; exit 1; }
