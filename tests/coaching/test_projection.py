"""Look ahead: closed forms, laws, gates, and calibration over simulated seekers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
import pytest

from netjob.coaching import projection
from netjob.coaching.journeys import Journey
from netjob.coaching.projection import Arrivals, Forecast, Outlook, Record
from netjob.coaching.reaches import First, Reach

TODAY = date(2026, 3, 2)
FIRST = First("known", "familiar", "message", None, (), ())
Wait = tuple[int, str | None]


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def reach(contact: int, days: int) -> Reach:
    return Reach(contact, ago(days), None, None, None, None, FIRST)


def four_weeks(waits: list[Wait], new: Arrivals, pace: float | None = None, step: str = "introduced") -> Outlook:
    return projection.outlooks(waits, step, new, (28,), pace)[0]


def test_the_closed_form() -> None:
    assert projection.at_least_one([0.05] * 12, 0.96) == pytest.approx(0.793, abs=5e-4)
    assert projection.at_least_one([], 0.0) == 0.0


def test_with_much_data_the_draws_meet_the_closed_form() -> None:
    # one event each 100 person-days of every band, no ends: hazard 0.01, so 28 days are worth 1 - exp(-0.28) each
    waits: list[Wait] = [(day, "introduced") for day in (7, 14, 28, 56, 112)] * 2_000
    exposure = projection._tallied(waits, "introduced")[1]
    waits += [(10_000, None)] * 3
    hazard = 2_000 / (exposure[4] + 3 * 9_944)
    found = four_weeks(waits, Arrivals(0, 1_000_000))
    assert found.chance == pytest.approx(1 - np.exp(-3 * 28 * hazard), abs=0.01)
    assert found.prior_share < 0.01


def test_new_people_at_a_pace_meet_the_closed_form() -> None:
    waits: list[Wait] = [(7, "introduced")] * 7_000 + [(7, "ended")] * 7_000
    exposure = projection._tallied(waits, "introduced")[1][0]
    hazard = 7_000 / exposure
    rest = projection.outlooks(waits, "introduced", Arrivals(1, 7), (7,), pace=2.0)[0]
    days = np.linspace(0, 7, 7001)
    gone = (1 - np.exp(-2 * hazard * days)) / 2  # half go each way
    expected = 2 / 7 * ((gone[1:] + gone[:-1]) / 2 * np.diff(days)).sum()
    assert rest.chance == pytest.approx(projection.at_least_one([], float(expected)), abs=0.005)


def test_the_same_rows_give_the_same_chance_in_any_order() -> None:
    waits: list[Wait] = [(3, None), (40, "introduced"), (20, "ended"), (70, None)]
    assert four_weeks(waits, Arrivals(4, 80)) == four_weeks(waits[::-1], Arrivals(4, 80))


def test_it_grows_with_the_days_and_the_pace_and_stays_inside_its_band() -> None:
    waits: list[Wait] = [(3, None)] * 10 + [(40, "introduced")] * 3 + [(60, None)] * 5
    found = projection.outlooks(waits, "introduced", Arrivals(12, 80))
    assert [one.days for one in found] == [7, 14, 21, 28, 35, 42, 49, 56]
    chances = [one.chance for one in found]
    assert chances == sorted(chances)
    assert all(0 <= one.low <= one.chance <= one.high <= 1 for one in found)
    assert all(one.likely_low <= one.chance <= one.likely_high for one in found)
    slow, quick = four_weeks(waits, Arrivals(12, 80), 0.0), four_weeks(waits, Arrivals(12, 80), 9.0)
    assert slow.chance < four_weeks(waits, Arrivals(12, 80)).chance < quick.chance


def test_without_anybody_all_of_it_is_starting_assumption() -> None:
    found = four_weeks([], Arrivals(0, 28), 0.0)
    assert (found.chance, found.prior_share) == (0.0, 1.0)
    assert four_weeks([(5, None)] * 3, Arrivals(3, 28)).prior_share > 0.5


def test_an_offer_is_rarer_than_an_introduction() -> None:
    waits: list[Wait] = [(30, None)] * 20
    assert four_weeks(waits, Arrivals(9, 60), step="offer").chance < four_weeks(waits, Arrivals(9, 60)).chance / 2


def test_an_event_on_the_edge_of_a_band_counts_where_its_days_do() -> None:
    events, exposure = projection._tallied([(0, "offer"), (7, "offer"), (8, "offer"), (60, None)], "offer")
    assert events.tolist() == [2, 1, 0, 0, 0]
    assert exposure.tolist() == [21, 8, 14, 28, 4]


def test_people_are_watched_until_the_step_the_end_or_today() -> None:
    reaches = [reach(1, 50), reach(2, 40), reach(3, 30), reach(4, 20)]
    asked_for = [
        Journey(1, "outgoing", {"asked": ago(45), "introduced": ago(30)}),
        Journey(1, "outgoing", {"asked": ago(45), "talked": ago(35)}),
        Journey(2, "outgoing", {"asked": ago(30), "declined": ago(25)}),
        Journey(2, "outgoing", {"asked": ago(30), "lapsed": ago(5)}),
        Journey(3, "outgoing", {"asked": ago(30), "declined": ago(25)}),
        Journey(3, "outgoing", {"asked": ago(20)}),
    ]
    found = projection.watched(reaches, asked_for, "introduced", TODAY)
    assert found == [(15, "introduced"), (35, "ended"), (30, None), (20, None)]
    assert projection.watched(reaches[:1], asked_for, "offer", TODAY) == [(50, None)]


def test_new_people_are_counted_over_sixteen_weeks_at_most() -> None:
    reaches = [reach(1, 150), reach(2, 100), reach(3, 5)]
    assert projection.arrivals(reaches, ago(200), TODAY) == Arrivals(2, 112)
    assert projection.arrivals(reaches, ago(35), TODAY) == Arrivals(1, 35)
    assert Arrivals(2, 28).weekly == 0.5


@pytest.mark.parametrize(
    ("days", "contacts", "width", "expected"),
    [(27, 10, 0.1, "weeks"), (28, 9, 0.1, "contacts"), (28, 10, 0.31, "wide"), (28, 10, 0.3, "shown")],
)
def test_gates(days: int, contacts: int, width: float, expected: str) -> None:
    assert projection.gate(Outlook(28, 0.1, 0.0, width, 0, 1, 0.2), days, contacts) == expected


def test_chances_are_said_in_tenths() -> None:
    assert [projection.in_ten(chance) for chance in (0.0, 0.099, 0.901, 1.0)] == [("under", 1)] * 2 + [("over", 9)] * 2
    assert [projection.in_ten(chance) for chance in (0.1, 0.34, 0.66, 0.9)] == [("about", at) for at in (1, 3, 7, 9)]


def test_what_happened_is_what_came_after_the_day_of_issue_and_up_to_the_horizon() -> None:
    waits = [(ago(50), (20, "introduced")), (ago(50), (30, None))]
    assert projection.happened(waits, "introduced", ago(31), ago(3))
    assert projection.happened(waits, "introduced", ago(40), ago(30))
    assert not projection.happened(waits, "introduced", ago(30), ago(2))
    assert not projection.happened(waits, "introduced", ago(45), ago(31))


def test_the_record_counts_forecasts_whose_day_has_come() -> None:
    kept = [Forecast(ago(60 - at), ago(32 - at), 0.5 + at / 10, at != 1) for at in range(3)]
    assert projection.record([*kept, Forecast(ago(2), ago(-26), 0.9, None)]) == Record(3, pytest.approx(0.6), 2)
    assert projection.record([]) is None


# ---------------------------------------------------------------------------------------------- calibration

SEEKERS = 300
LENGTHS = [7, 7, 14, 28, 400]  # of the age bands
SHAPE = np.repeat([1.6, 1.3, 1.0, 0.7, 0.3], LENGTHS)  # true hazards fall with age; the rule knows nothing

World = Callable[[np.random.Generator], tuple[np.ndarray, np.ndarray]]


def falling(random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """True hazards a day by age, of an introduction and of an end, that the starting assumptions do not know."""
    hazard = np.exp(random.normal(np.log(0.0025), 0.6)) * SHAPE
    return hazard, np.full(SHAPE.size, np.exp(random.normal(np.log(0.004), 0.5)))


def as_assumed(random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """True hazards drawn from the starting assumptions themselves."""
    weight = projection.EVENTS / len(LENGTHS)
    bases = projection.BASE["introduced"], projection.BASE_ENDED
    event, end = (np.repeat(random.gamma(weight, base / weight, len(LENGTHS)), LENGTHS) for base in bases)
    return event, end


def seeker(random: np.random.Generator, world: World) -> tuple[Outlook, float, bool]:
    """One simulated search: what is projected, the true chance, and what happened."""
    hazard, end = world(random)
    days, weekly = int(random.integers(28, 168)), random.uniform(0.8, 5)
    began = np.sort(random.uniform(0, days, random.poisson(weekly * days / 7)))
    waits: list[Wait] = []
    for day in began:
        age = int(days - day)
        each = hazard[:age] + end[:age]
        gone = np.flatnonzero(random.random(age) < each)
        if gone.size:
            first = int(gone[0])
            waits.append((first, "introduced" if random.random() < hazard[first] / each[first] else "ended"))
        else:
            waits.append((age, None))
    recent = min(days, 112)
    found = four_weeks(waits, Arrivals(int((began > days - recent).sum()), recent))
    shares = []
    for age, how in waits:
        if how is None:
            shares.append(_true_share(hazard[age : age + 28], end[age : age + 28]))
    expected = weekly / 7 * sum(_true_share(hazard[:left], end[:left]) for left in range(28))
    truth = projection.at_least_one(shares, expected)
    return found, truth, bool(random.random() < truth)


def _true_share(hazard: np.ndarray, end: np.ndarray) -> float:
    left = np.cumprod(np.concatenate([[1.0], 1 - hazard - end]))[:-1]
    return float((left * hazard).sum())


def test_calibration_over_simulated_seekers(capsys: pytest.CaptureFixture[str]) -> None:
    random = np.random.default_rng(7)
    found = [seeker(random, falling) for _ in range(SEEKERS)]
    said = np.array([one.chance for one, _, _ in found])
    came = np.array([happened for _, _, happened in found])
    held = np.array([one.likely_low <= truth <= one.likely_high for one, truth, _ in found])
    bins = np.minimum((said * 5).astype(int), 4)
    error = 0.0
    lines = ["| said | seekers | said on average | happened |", "| --- | --- | --- | --- |"]
    for at in range(5):
        inside = bins == at
        if inside.any():
            mean, share = said[inside].mean(), came[inside].mean()
            error += inside.mean() * abs(mean - share)
            lines.append(f"| {at / 5:.1f} to {(at + 1) / 5:.1f} | {inside.sum()} | {mean:.2f} | {share:.2f} |")
    lines.append(f"expected calibration error {error:.3f}; the 80 % interval holds the truth in {held.mean():.2f}")
    with capsys.disabled():
        print("\n" + "\n".join(lines))
    assert error < 0.10
    assert 0.75 <= held.mean() <= 0.97


def test_where_the_world_is_as_assumed_it_says_what_comes() -> None:
    """That it says too little in the world above is the wide prior's caution, not an error of the rule."""
    random = np.random.default_rng(5)
    found = [seeker(random, as_assumed) for _ in range(SEEKERS)]
    said, truth = (np.array(values) for values in zip(*((one.chance, true) for one, true, _ in found), strict=True))
    assert said.mean() == pytest.approx(truth.mean(), abs=0.03)
    for bin_ in range(5):
        inside = np.minimum((said * 5).astype(int), 4) == bin_
        assert said[inside].mean() == pytest.approx(truth[inside].mean(), abs=0.08)
    assert 0.75 <= np.mean([one.likely_low <= true <= one.likely_high for one, true, _ in found]) <= 0.90
