"""Open the workbook when the server starts, close it when it ends, and send headers that keep everything local."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, MutableMapping
from contextlib import asynccontextmanager, suppress
from threading import Event, Thread
from typing import Any

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from netjob.errors import NetjobError

# Streamlit needs inline scripts and styles, workers from blobs, and data: images; nothing needs another host.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "media-src 'self' data: blob:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "frame-src 'self' data: blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
SERVING = Event()  # set while the app is served; tests and the command line serve nobody


class LocalOnly:
    """Add the headers to every response. Plain ASGI, because BaseHTTPMiddleware buffers what streams."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; only the start of an HTTP response is touched."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        await self.app(scope, receive, guarded)


def guards() -> list[Middleware]:
    """The middleware of the app."""
    return [Middleware(LocalOnly)]


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[MutableMapping[str, Any]]:
    """Open the workbook before the first visitor, so that no other program takes it, and close it with the server."""
    from netjob.ui import session

    os.umask(0o077)  # the workbook and its log are for their owner's eyes
    SERVING.set()
    with suppress(NetjobError):  # the frame tries again and shows the sentence to the person
        session.opened(session.settings().workbook)
    ahead = Thread(target=_ahead)
    ahead.start()
    yield {}
    ahead.join()
    SERVING.clear()
    session.close()


def _ahead() -> None:
    """Work out Today while the browser is still loading: importing its modules takes longer than all else there."""
    from netjob.coach import Coach
    from netjob.ui import beginning, keeping, log, resistance, session, today, workout  # noqa: F401

    with suppress(NetjobError):
        book = session.opened(session.settings().workbook)
        coach = Coach(book, session.today(book))
        coach.start.who_next()
        coach.workout.practice()
    import pandas  # noqa: F401  # half a second, which the first chart would wait for
