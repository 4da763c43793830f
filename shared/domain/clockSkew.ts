const toleratedMinutes = 2;

/**
 * Whole minutes that this desk's clock is ahead of the server's (negative: behind), null when they agree well enough to
 * say nothing. The answer was written about halfway through the exchange.
 */
export function clockSkewMinutes(receivedAt: number, tookMs: number, serverTime: string): number | null {
  const minutes = Math.round((receivedAt - tookMs / 2 - Date.parse(serverTime)) / 60_000);
  return Math.abs(minutes) > toleratedMinutes ? minutes : null;
}
