/**
 * `POST /v1/embeddings`: vectors of length one.
 * @module
 */
import { z } from 'zod';
import { type Desk, extensionOf, givenHeaders, startAsking } from './asking.ts';
import { COMMON, readBody, requireDimensions } from './parameters.ts';

const schema = z.strictObject({
  ...COMMON,
  input: z.union([z.string(), z.array(z.string())], { error: 'a text or a list of texts is expected' }),
  encoding_format: z.enum(['float', 'base64']).optional(),
  dimensions: z.int().min(1).optional(),
});

/** @throws as readBody; what it fails with; UsageError PARAMETER_UNSUPPORTED for other dimensions than the model's */
export async function embeddings(desk: Desk, request: Request): Promise<Response> {
  const body = await readBody(request, schema);
  const { input, dimensions, encoding_format: format = 'float' } = body;
  const asking = startAsking(desk, request, body, false);
  const { id, model, privacy, signal, onSpent } = asking;
  const texts = [input].flat();
  const asked = { id, model, privacy, signal, onSpent, texts, dimensions };
  const given = await asking.run(() => desk.client.embeddings(asked));
  requireDimensions(dimensions, given.vectors[0]?.length ?? 0);
  const data = given.vectors.map((vector, index) => ({
    object: 'embedding',
    index,
    embedding: format === 'base64' ? base64(vector) : [...vector],
  }));
  const usage = { prompt_tokens: given.promptTokens, total_tokens: given.promptTokens };
  const answer = { object: 'list', data, model: body.model, usage, veilmesh: extensionOf(asking, given) };
  return Response.json(answer, { headers: givenHeaders(asking, given) });
}

/** 32-bit floats, the least significant byte first. */
function base64(vector: Float32Array): string {
  const bytes = new DataView(new ArrayBuffer(4 * vector.length));
  vector.forEach((value, i) => {
    bytes.setFloat32(4 * i, value, true);
  });
  return Buffer.from(bytes.buffer).toString('base64');
}
