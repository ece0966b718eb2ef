"""What the lake refuses, in one sentence with the next step."""


class LakeError(RuntimeError):
    """An operation that was refused before it changed anything, or undone."""
