#!/bin/sh
# Sets up what is missing and starts the program:
#
#   with a screen                 the kiosk (Esc leaves)
#   in a terminal without screen  the questionnaire, and the sheet in words
#   with neither                  writes a sample sheet as PDF and says where
#
# sh packaging/run.sh WORDS…      runs "gaozhi WORDS…" instead
#
# Hurts nothing: settings, counts and prints go to build/profile (GAOZHI_PROFILE names another
# folder), and printing writes a PDF. See setup.sh for what else can be set.
set -eu
. "$(dirname "$0")/setup.sh"

find_python
# Word splitting is meant. Without these libraries the terminal still works.
# shellcheck disable=SC2086
system_packages $qt_packages $window_packages || say "Going on without them."
if stamped requirements-dev.lock "$(cksum <"$root/packaging/requirements-dev.lock")"; then
    python_packages requirements-dev.lock
else
    python_packages requirements.lock
fi

GAOZHI_PROFILE=${GAOZHI_PROFILE:-$root/build/profile}
export GAOZHI_PROFILE
gaozhi=$venv/bin/gaozhi

# A display may be named that nothing answers on; Qt would end the program there.
screen_answers() {
    case $(uname) in Darwin) return 0 ;; esac
    [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || return 1
    "$venv/bin/python" -c 'from PySide6.QtGui import QGuiApplication; QGuiApplication([])' \
        >/dev/null 2>&1 && return 0
    say "The screen \"${WAYLAND_DISPLAY:-$DISPLAY}\" does not answer; going on without it."
    return 1
}

sample() {
    sheet=$root/build/sample.pdf
    mkdir -p "$root/build"
    "$gaozhi" print ziyang 21 -o "$sheet"
    say "No screen and no terminal here: a sample sheet is in $sheet"
}

if [ $# -gt 0 ]; then
    exec "$gaozhi" "$@"
elif screen_answers; then
    say "Opening the kiosk; Esc leaves"
    exec "$gaozhi" kiosk
elif [ -t 0 ] && [ -t 1 ]; then
    exec "$gaozhi" ask
else
    sample
fi
