"""A comparison of regions as `--json` prints it (docs/comparison.schema.json)."""

from __future__ import annotations

from app.domain.compare import Comparison, Demand, Material, Side
from app.domain.item import FORMAT
from app.domain.record import Record


def comparison_record(comparison: Comparison) -> Record:
    """One national sub-item side by side (docs/comparison.schema.json)."""
    return {
        "format": FORMAT,
        "national": comparison.national.code,
        "name": comparison.national.name,
        "regions": [_side(comparison, side) for side in comparison.sides],
        "materials": [_material(material) for material in comparison.materials],
        "limits_differ": comparison.limits_differ,
        "steps_differ": comparison.steps_differ,
    }


def _side(comparison: Comparison, side: Side) -> Record:
    timings = {timing.item: timing for timing in comparison.timings if timing.region == side.region}
    return {
        "region": side.region,
        "name": side.name,
        "items": [
            {
                "item": guide.item.seq,
                "name": guide.item.name,
                "code": guide.item.code,
                "national": list(guide.item.national),
                "outcome": timings[guide.item.seq].outcome,
                "limits": [
                    {"text": text, "condition": condition}
                    for text, condition in timings[guide.item.seq].limits
                ],
                "steps": list(timings[guide.item.seq].steps),
            }
            for guide in side.guides
        ],
    }


def _material(material: Material) -> Record:
    return {
        "text": material.text,
        "accord": material.accord.value,
        "demands": [_demand(demand) for demand in material.demands],
    }


def _demand(demand: Demand) -> Record:
    return {
        "region": demand.region,
        "item": demand.item,
        "text": demand.text,
        "need": demand.need.value,
        "obligation": demand.obligation.value,
        "condition": demand.condition,
        "stamp": demand.stamp,
    }
