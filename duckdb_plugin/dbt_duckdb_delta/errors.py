"""The error that every operation on the lake raises: one sentence with the next step."""


class LakeError(RuntimeError):
    """Report an operation that failed before it changed anything, or that was undone."""
