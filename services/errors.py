"""Every failure Variorum names, in one family. `permanent` says whether trying again can help."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with one field of an input, and what it should be.

    `field` is a dotted path into the input ("body_text", "correction.0.date"); `code` is stable for machines.
    """

    field: str
    message: str
    code: str = "invalid"


class VariorumError(Exception):
    """The family. `code` is stable for machines, the message is for people."""

    permanent = True
    code = "error"

    def __init__(self, message: str, *, faults: tuple[Fault, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.faults = faults


class Malformed(VariorumError):
    """The bytes are not what they claim to be: send them again, well formed."""

    code = "malformed"


class Invalid(VariorumError):
    """Well-formed input with fields that cannot be accepted; `faults` names each."""

    code = "invalid"


class TooLarge(VariorumError):
    """The input is larger than the limit the message names."""

    code = "too_large"


class WrongMediaType(VariorumError):
    """The content type is not one that is taken here."""

    code = "wrong_media_type"


class NotSigned(VariorumError):
    """The signature is missing, wrong or too old; `code` says which, for the delivery log only."""

    code = "signature_wrong"

    def __init__(self, message: str, *, code: str = "signature_wrong") -> None:
        super().__init__(message)
        self.code = code


class NotAllowed(VariorumError):
    """The person or token may not do this."""

    code = "not_allowed"


class Missing(VariorumError):
    """Nothing is kept under that name."""

    code = "missing"


class Moved(Missing):
    """What was kept under that name is kept under another now, `to`."""

    code = "moved"

    def __init__(self, message: str, *, to: str) -> None:
        super().__init__(message)
        self.to = to


class Conflict(VariorumError):
    """It contradicts what is kept already; look at what is there before sending again."""

    code = "conflict"


class Busy(VariorumError):
    """Too much at once: try again after `retry_after` seconds."""

    permanent = False
    code = "busy"

    def __init__(self, message: str, *, retry_after: int = 5) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Unavailable(VariorumError):
    """A part that must be there is not: the store, the broker, the disk. Trying later helps."""

    permanent = False
    code = "unavailable"

    def __init__(self, message: str, *, retry_after: int = 5) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Misconfigured(VariorumError):
    """A setting cannot be used; the message names it and what to do."""

    code = "misconfigured"
