#!/bin/sh
# A simulated printer for everybody: a private CUPS with two IPP Everywhere printers (A4 and an
# 80 mm receipt), on this machine only, beside the system's own CUPS and without touching it.
#
#   sh packaging/simulated-printer.sh start            starts it and says how to use it
#   sh packaging/simulated-printer.sh fault A4 paper   paper, jam, cover, toner, slow, offline,
#                                                      paused, stopped, rejecting
#   sh packaging/simulated-printer.sh clear A4         mends it
#   sh packaging/simulated-printer.sh status           what is on, and what came out
#   sh packaging/simulated-printer.sh stop
#
# Needs the Debian packages that test.sh installs (cups, cups-client, cups-ipp-utils,
# cups-filters, avahi-daemon, dbus) and, for avahi-daemon, root.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
exec "${GAOZHI_VENV:-$root/.venv}/bin/python" -m tests.printing.simulated "$@"
