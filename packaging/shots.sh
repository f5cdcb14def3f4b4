#!/bin/sh
# Draws every page of the kiosk, portrait and landscape, into shots/ (which git ignores).
#
#   sh packaging/shots.sh                   every page
#   sh packaging/shots.sh --mocks DIR       each beside its mock, where DIR has one
#   sh packaging/shots.sh --only overview   pages whose name contains the word
#   sh packaging/shots.sh --region guangdong   of another region
set -eu
cd "$(dirname "$0")/.."
python=.venv/bin/python
[ -x "$python" ] || python=python3
QT_QPA_PLATFORM=offscreen exec "$python" -m tests.ui.gallery shots "$@"
