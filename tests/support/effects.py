"""Effects by what they ask for: payloads are sealed, so the database cannot be asked."""

from commonplatform.audit.models import Effect


def effects_asking(*, kind: str = "", **facts: str) -> list[Effect]:
    """Those whose payload has these facts, oldest first."""
    effects = Effect.objects.filter(kind=kind) if kind else Effect.objects.all()
    return [effect for effect in effects.order_by("created_at") if facts.items() <= effect.payload.items()]


def effect_asking(*, kind: str = "", **facts: str) -> Effect:
    """The only one."""
    (effect,) = effects_asking(kind=kind, **facts)
    return effect
