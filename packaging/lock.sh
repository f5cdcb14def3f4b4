#!/bin/sh
# Pins every dependency by version and hash, for all platforms and for Python 3.11 and later:
#
#   packaging/requirements.lock        what the program needs, and the tool that installs it
#   packaging/requirements-dev.lock    the same and what the tests need
#   packaging/requirements-bench.lock  the same and what the benchmarks compare with
#
#   sh packaging/lock.sh               pins again what pyproject.toml asks for, as little new as possible
#   sh packaging/lock.sh --upgrade     takes the newest of everything
#
# Needs uv. No lock names a host: where the files come from is the business of whoever installs.
set -eu
cd "$(dirname "$0")/.."

pin() {
    target=$1
    shift
    uv pip compile pyproject.toml "$@" --output-file "$target" \
        --universal --python-version 3.11 --generate-hashes \
        --no-annotate --no-header --no-emit-index-url --no-emit-find-links --quiet
    if grep -n '://' "$target"; then
        echo "$target names a host; see the lines above." >&2
        exit 1
    fi
    echo "$target: $(grep -c '==' "$target") packages"
}

pin packaging/requirements.lock --group build "$@"
pin packaging/requirements-dev.lock --group build --group dev --constraints packaging/requirements.lock "$@"
pin packaging/requirements-bench.lock --group build --group dev --group bench \
    --constraints packaging/requirements-dev.lock "$@"
