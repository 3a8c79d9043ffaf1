"""Many at once, or one alone."""

from __future__ import annotations

from threading import Event, Thread

from netjob.workbook.gate import Gate


def test_who_wants_to_be_alone_waits_for_those_inside_and_keeps_others_out() -> None:
    gate, inside, leave, order = Gate(), Event(), Event(), []

    def reader(name: str) -> None:
        with gate.through():
            order.append(f"{name} in")
            inside.set()
            leave.wait(5)
            order.append(f"{name} out")

    def swapper() -> None:
        with gate.alone(), gate.through():  # what it does itself may go through
            order.append("alone")

    first = Thread(target=reader, args=("first",))
    first.start()
    assert inside.wait(5)
    second = Thread(target=swapper)
    second.start()
    second.join(0.1)
    assert order == ["first in"]
    leave.set()
    first.join(5)
    second.join(5)
    assert order == ["first in", "first out", "alone"]


def test_many_are_inside_at_once_and_each_thread_knows_of_itself() -> None:
    gate = Gate()
    assert not gate.held_here
    with gate.through():
        seen: list[bool] = []
        with gate.through():
            other = Thread(target=lambda: seen.append(gate.held_here))
            other.start()
            other.join(5)
        assert gate.held_here
    assert (seen, gate.held_here) == ([False], False)
