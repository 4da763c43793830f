/** The command line was not understood; the message says what about it, without a full stop. */
export class UsageError extends Error {}
