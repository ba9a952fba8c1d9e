"""Which function carries out which kind of effect. Packages register theirs when they are loaded."""

from collections.abc import Callable, Iterable

from commonplatform.audit.types import EffectJob, EffectRequest

Handler = Callable[[EffectJob], Iterable[EffectRequest] | None]

_handlers: dict[str, Handler] = {}


class EffectKindUnknown(Exception):
    """No handler is registered for this kind of effect."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        super().__init__(kind)


def effect_handler(kind: str) -> Callable[[Handler], Handler]:
    """Register the function that carries out effects of `kind`.

    It runs outside any transaction and must be idempotent by `job.key`; it may return follow-on
    requests, which are stored in the same transaction that marks this effect done.
    """

    def register(handler: Handler) -> Handler:
        _handlers[kind] = handler
        return handler

    return register


def handler_for(kind: str) -> Handler:
    """The registered function. Raises `EffectKindUnknown`."""
    try:
        return _handlers[kind]
    except KeyError:
        raise EffectKindUnknown(kind) from None
