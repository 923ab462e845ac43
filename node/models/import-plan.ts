/**
 * What an import would make, from the model's configuration alone: shards, bytes, memory of each node.
 * @module
 */
import type { DecoderConfig } from '../../models/formats/float-model.ts';
import { checkDecoder } from '../../models/quantize/decoder/check.ts';
import { type DecoderSize, decoderSize } from '../../models/quantize/decoder/size.ts';

export interface PlannedNode {
  /** Who holds it: 'client', or the number of the shard. */
  readonly holder: 'client' | number;
  readonly what: string;
  readonly weightBytes: number;
  /** Memory of one sequence, for each position and at full context. */
  readonly bytesPerPosition: number;
  readonly fullContextBytes: number;
}

export interface ImportPlan {
  readonly architecture: string;
  readonly context: number;
  readonly nodes: readonly PlannedNode[];
}

/**
 * Layers are given out as evenly as they go; a closed model's ends go to the first and the last shard.
 * @throws UsageError DECODER_* what the exact arithmetic cannot hold
 */
export function planImport(
  config: DecoderConfig,
  context: number,
  shards: number,
  closed: boolean,
): ImportPlan {
  checkDecoder(config);
  const size = decoderSize(config);
  const nodes: PlannedNode[] = [];
  if (!closed) {
    nodes.push({
      holder: 'client',
      what: 'embedding and head',
      weightBytes: size.embed + size.head,
      bytesPerPosition: 0,
      fullContextBytes: 0,
    });
  }
  for (let shard = 0; shard < shards; shard++) {
    const from = Math.round((shard * config.layers) / shards);
    const to = Math.round(((shard + 1) * config.layers) / shards);
    const ends = closed ? endBytes(size, shard === 0, shard === shards - 1) : 0;
    const bytesPerPosition = (to - from) * size.layerPosition;
    nodes.push({
      holder: shard,
      what: `layers ${from}..${to - 1}`,
      weightBytes: (to - from) * size.layer + ends,
      bytesPerPosition,
      fullContextBytes: bytesPerPosition * context,
    });
  }
  const { family, layers, width, heads, kvHeads, headDim, hidden, vocabulary, activation } = config;
  return {
    architecture:
      `${family}: ${layers} layers of width ${width}, ${heads} heads of ${headDim} (${kvHeads} for keys and values), ` +
      `feed-forward ${hidden} ${activation}, vocabulary ${vocabulary}`,
    context,
    nodes,
  };
}

const endBytes = (size: DecoderSize, first: boolean, last: boolean): number =>
  (first ? size.embed : 0) + (last ? size.head : 0);
