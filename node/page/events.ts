/**
 * Server-sent events off a response: their data, one after another. `EventSource` sends neither a body nor a token.
 * @module
 */

/** The data of whole events; what is left is the beginning of the next one. */
export function splitEvents(text: string): { readonly data: readonly string[]; readonly rest: string } {
  const blocks = text.split(/\r?\n\r?\n/);
  const rest = blocks.pop()!;
  const data = blocks.flatMap((block) => {
    const lines = block.split(/\r?\n/).filter((line) => line.startsWith('data:'));
    return lines.length === 0 ? [] : [lines.map((line) => line.slice('data:'.length).trimStart()).join('\n')];
  });
  return { data, rest };
}

/** Ends when the response does. @throws what reading it fails with */
export async function* eventsOf(response: Response): AsyncGenerator<string> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const split = splitEvents(rest + value);
      rest = split.rest;
      yield* split.data;
    }
  } finally {
    void reader.cancel().catch(() => {}); // whoever stopped reading lets go of the request too
  }
}
