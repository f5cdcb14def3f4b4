"""YAML → `domain.Item` → `catalog.sqlite`, with the checks. The running kiosk never imports it."""
