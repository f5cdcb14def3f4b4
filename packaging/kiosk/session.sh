#!/bin/sh
# The session of a kiosk on X11: a screen that never goes dark, and a window manager that knows no
# way out. The program itself is started by gaozhi-kiosk.service, so that it can end and begin
# again while the screen stays.
#
#   GAOZHI_ROTATE    normal, left, right or inverted: how the panel stands
#   GAOZHI_POINTER   1: show the pointer (a mouse instead of a touch panel)
set -eu
here=$(cd "$(dirname "$0")" && pwd)

# Where one of these is missing the rest still serves.
try() {
    command -v "$1" >/dev/null 2>&1 || return 0
    "$@" || printf 'kiosk session: %s failed\n' "$*" >&2
}

try xset s off
try xset s noblank
try xset -dpms
# Ctrl+Alt+Backspace ends the server, Ctrl+Alt+F1 shows another console: not here.
try setxkbmap -option '' -option srvrkeys:none
# While the program starts again, its ground stands instead of black.
try xsetroot -solid '#F2F5F4'
if [ "${GAOZHI_ROTATE:-normal}" != normal ]; then
    try xrandr --orientation "$GAOZHI_ROTATE"
fi
exec openbox --sm-disable --config-file "$here/rc.xml"
