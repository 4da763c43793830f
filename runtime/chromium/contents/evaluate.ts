import type { PageSession } from './session.ts';

/** `executeJavaScript`: the value by JSON, with the numbers that JSON lacks; rejects with what the page threw. */
export async function evaluate(session: PageSession, code: string, userGesture: boolean): Promise<unknown> {
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: code,
    userGesture,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails !== undefined) {
    const text = exceptionDetails.exception?.description ?? exceptionDetails.text;
    throw new Error(text.split('\n')[0]?.replace(/^\w*Error: /, '') ?? text);
  }
  if (result.unserializableValue === undefined) return result.value;
  return result.unserializableValue.endsWith('n')
    ? BigInt(result.unserializableValue.slice(0, -1))
    : Number(result.unserializableValue);
}
