/**
 * Whether bytes look like the start of an ONNX model: protobuf has no magic.
 * @module
 */

const IR_VERSION = 0x08;
const MAX_IR_VERSION = 64;
/** Tags of the fields that can come second: producer and domain strings, model version, graph, operator sets. */
const SECOND = [0x12, 0x1a, 0x22, 0x28, 0x32, 0x3a, 0x42];

/** Every serialiser writes fields in order: the format's version, a small number, is the first. */
export function startsAsOnnx(head: Uint8Array): boolean {
  const [tag, version, second] = head;
  return tag === IR_VERSION && version! > 0 && version! <= MAX_IR_VERSION && SECOND.includes(second!);
}
