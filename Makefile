# Everything a contributor does. `make` alone explains.
#
#   ASSAY_VECTORS  folder of the official test vectors; without it their suites are skipped
#   FUZZ_SECONDS   how long each fuzz target runs
#   PREFIX         where `make install` puts the command

PREFIX ?= /usr/local
DESTDIR ?=
FUZZ_SECONDS ?= 60
SWIFT ?= swift
TEST_ARGS ?=

# Every Swift file of ours; build folders hold files of others.
SWIFT_FILES = $(shell find Package.swift Sources Tests Examples Benchmarks Fuzz \
	-name '*.swift' -not -path '*/.build*' 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help prepare interop build demo test bench fuzz format lint check docs install uninstall

help: ## this text
	@echo "Assay issues and verifies micro-credentials. To see it work: make demo"
	@echo
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

prepare: ## look for Swift, OpenSSL, zlib and SQLite; install the last three where apt-get can
	@scripts/prepare

interop: ## get programs of others from PyPI, against which tests hold Assay; without, those are skipped
	@scripts/interop-tools

build: prepare ## build the command for release
	$(SWIFT) build -c release --product assay

demo: build ## issue and verify real credentials of the example federation
	@"$$($(SWIFT) build -c release --show-bin-path)/assay" demo

test: prepare ## run all tests, with the official vectors where ASSAY_VECTORS names them
	@scripts/test $(TEST_ARGS)

bench: prepare ## compare verifying and issuing with bare OpenSSL, as ratios
	@scripts/bench

fuzz: prepare ## feed random bytes to the parsers and the verifier: FUZZ_SECONDS=60 each
	@scripts/fuzz $(FUZZ_SECONDS)

format: ## lay out every Swift file
	@$(SWIFT) format -i $(SWIFT_FILES)

lint: ## check layout and documentation rules
	@$(SWIFT) format lint --strict $(SWIFT_FILES)
	@echo "lint: $(words $(SWIFT_FILES)) files are clean"

check: ## all of CI
	@.ci/run

docs: prepare ## build the reference of the libraries into .build/docs, where docc is installed
	@scripts/docs

install: prepare ## install a static command and its completions: PREFIX=/usr/local
	@PREFIX="$(PREFIX)" DESTDIR="$(DESTDIR)" scripts/install

uninstall: ## remove what install put under PREFIX
	rm -f "$(DESTDIR)$(PREFIX)/bin/assay" \
	  "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/assay" \
	  "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_assay" \
	  "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/assay.fish"
