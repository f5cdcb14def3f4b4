#!/bin/sh
# Draws the pages of the kiosk, portrait and landscape, into shots/ (which git ignores).
#
#   sh packaging/shots.sh                      the pages with a mock, the longest, the shortest
#   sh packaging/shots.sh --every              every page
#   sh packaging/shots.sh --only overview      pages whose name contains the word
#   sh packaging/shots.sh --look large,both    大字; 大字 and 高对比 (contrast, low, 21.5in, all)
#   sh packaging/shots.sh --region guangxi     of another region, or of several with commas
#   sh packaging/shots.sh --contact            many small pages in one picture
#   sh packaging/shots.sh --mocks DIR          each beside its mock, where DIR has one
set -eu
cd "$(dirname "$0")/.."
python=.venv/bin/python
[ -x "$python" ] || python=python3
QT_QPA_PLATFORM=offscreen exec "$python" -m tests.ui.gallery shots "$@"
