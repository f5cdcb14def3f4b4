"""Answers every print request with 404, as what is no printer does: CUPS stops the queue."""

import sys
from http.server import BaseHTTPRequestHandler, HTTPServer


class Gone(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.send_error(404)

    def log_message(self, *words: object) -> None:
        """Nothing to tell."""


HTTPServer(("127.0.0.1", int(sys.argv[1])), Gone).serve_forever()
