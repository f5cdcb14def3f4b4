#!/bin/sh
# Sets up what is missing and proves the program: style, types, import rules, the catalogue, tests.
# Everything is run even when something fails; the exit status then is 1, and pytest's closing
# line is the last.
#
# sh packaging/test.sh WORDS…     hands WORDS to pytest (a file, -k …)
#
# The tests of real windows (mark "window") start a private screen each, so nothing is seen here
# and no screen is needed. See setup.sh for what can be set.
set -eu
. "$(dirname "$0")/setup.sh"

# A private screen, its window manager, a hand that clicks; a screen reader's world, a voice.
test_packages="xvfb openbox xdotool
    dbus at-spi2-core gir1.2-atspi-2.0 python3-gi espeak-ng"
# The simulated printers: a CUPS of their own, see simulated-printer.sh. Nothing of it is started
# by being installed.
printer_packages="cups cups-client cups-ipp-utils cups-filters avahi-daemon dbus"

find_python
# Word splitting is meant.
# shellcheck disable=SC2086
system_packages $qt_packages $window_packages $test_packages $printer_packages || fail "The tests cannot run without them."
python_packages requirements-dev.lock

cd "$root"
PATH=$venv/bin:$PATH
export PATH
failed=

check() {
    what=$1
    shift
    say "$what"
    "$@" || failed="$failed, $what"
}

check "Style" ruff check --quiet
check "Format" ruff format --check --quiet
check "Types" mypy --no-error-summary
check "Import rules" lint-imports --no-logo
check "Catalogue" gaozhi catalog check
[ -z "$failed" ] || say "Failed so far: ${failed#, }. The tests follow."

say "Tests"
# A test that cannot open its screen fails here instead of being skipped.
GAOZHI_ALL_TESTS=1 pytest -n 2 --dist loadgroup "$@" && [ -z "$failed" ]
