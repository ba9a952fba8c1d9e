"""The door through which files leave: an origin of its own, without cookies, where each ticket opens one file once.

A separate ASGI application (`commonplatform.file_door.application:application`). It decides each right afresh and
carries the file itself, piece by piece, so that no web worker does and no address of the store is ever told.
"""
