/**
 * Breaks one byte of a copy of a receipt: what could be broken by itself, and the copy.
 * @module
 */
import { decodeEvidence } from '../../../crypto/attest/evidence.ts';
import { bytesToHex, hex } from '../../../crypto/core/bytes.ts';
import { decodeSignedClaim } from '../../../crypto/poea/claim.ts';
import { decodeSignedStatement } from '../../../crypto/ring/statement.ts';
import { canonical } from '../../../settlement/receipt/format.ts';
import type { RingReceipt } from '../../../settlement/receipt/ring-schema.ts';
import type { Receipt } from '../../../settlement/receipt/schema.ts';
import type { BreakPlace } from './messages.ts';

type Path = readonly (string | number)[];

const MASK = 0x01;

/** @param receipt one that was decoded */
export function breakPlaces(receipt: Receipt | RingReceipt, fileBytes: number): BreakPlace[] {
  const places =
    receipt.kind === 'veilmesh-receipt' ? placesOfReceipt(receipt) : placesOfRingReceipt(receipt);
  return [
    ...places,
    whole("client's signature", 'over all of the receipt', ['signature'], receipt.signature),
    whole('manifest', 'of the model', ['manifest'], receipt.manifest),
    { section: 'any byte of the file', label: 'as text', path: null, from: 0, bytes: fileBytes },
  ];
}

function placesOfReceipt({ segments, evidence, chain, batches, sessions }: Receipt): BreakPlace[] {
  const claims = segments.flatMap(({ claims: hops }, s) =>
    hops.map((encoded, hop) => ({
      encoded,
      label: `segment ${s + 1}, hop ${hop + 1}`,
      path: ['segments', s, 'claims', hop],
    })),
  );
  return [
    ...claims.map(({ encoded, label, path }) =>
      part('claim signature', label, path, encoded, decodeSignedClaim(hex(encoded)).signature),
    ),
    ...claims.map(({ encoded, label, path }) => whole('claim', label, path, encoded)),
    ...evidence.map((encoded, i) => {
      const { kind, quote } = decodeEvidence(hex(encoded));
      return part('evidence', `quote ${i + 1} (${named(kind)})`, ['evidence', i], encoded, quote);
    }),
    ...segments.flatMap(({ path: nodes }, s) =>
      nodes.map((node, i) =>
        whole('Merkle path', `segment ${s + 1}, step ${i + 1}`, ['segments', s, 'path', i], node),
      ),
    ),
    ...chain.accountProof.map((node, i) =>
      whole('storage proof', `the rollup's account, node ${i + 1}`, ['chain', 'accountProof', i], node),
    ),
    ...chain.storageProofs.flatMap((nodes, slot) =>
      nodes.map((node, i) =>
        whole(
          'storage proof',
          `${slot === 0 ? "the coordinator's progress" : `batch ${batches[slot - 1]?.number ?? slot}`}, node ${i + 1}`,
          ['chain', 'storageProofs', slot, i],
          node,
        ),
      ),
    ),
    ...segments.map(({ voucher }, s) =>
      whole('voucher', `segment ${s + 1}`, ['segments', s, 'voucher'], voucher),
    ),
    ...batches.map(({ number, receiptsRoot }, i) =>
      whole('batch', `root of batch ${number}`, ['batches', i, 'receiptsRoot'], receiptsRoot),
    ),
    whole('block header', `block ${chain.blockNumber}`, ['chain', 'blockHeader'], chain.blockHeader),
    ...(sessions?.of ?? []).map(({ session, seq, signature }, i) =>
      whole(
        "sequencer's signature",
        `session ${session}, step ${seq}`,
        ['sessions', 'of', i, 'signature'],
        signature,
      ),
    ),
  ];
}

function placesOfRingReceipt({ statements, payment }: RingReceipt): BreakPlace[] {
  const all = statements.map(({ shard, role, signed }, i) => ({
    signed,
    label: `shard ${shard + 1}, ${role}`,
    path: ['statements', i, 'signed'],
  }));
  return [
    ...all.map(({ signed, label, path }) =>
      part('statement signature', label, path, signed, decodeSignedStatement(hex(signed)).signature),
    ),
    ...all.map(({ signed, label, path }) => whole('statement', label, path, signed)),
    ...(payment === null
      ? []
      : [
          whole('voucher', 'of the payment', ['payment', 'step', 'voucher'], payment.step.voucher),
          whole(
            'block header',
            `block ${payment.blockNumber}`,
            ['payment', 'blockHeader'],
            payment.blockHeader,
          ),
          ...payment.accountProof.map((node, i) =>
            whole(
              'storage proof',
              `the sessions' account, node ${i + 1}`,
              ['payment', 'accountProof', i],
              node,
            ),
          ),
        ]),
  ];
}

const named = (kind: string): string => (kind === 'simulated' ? 'SIMULATED' : kind);

/** Digits of Ethereum's kind begin with 0x. */
const digitsOf = (text: string): string => (text.startsWith('0x') ? text.slice(2) : text);

const whole = (section: string, label: string, path: Path, text: string): BreakPlace => ({
  section,
  label,
  path,
  from: 0,
  bytes: digitsOf(text).length / 2,
});

/** @param bytes that lie somewhere in what `text` is of */
function part(section: string, label: string, path: Path, text: string, bytes: Uint8Array): BreakPlace {
  const digits = bytesToHex(bytes);
  let at = text.indexOf(digits);
  while (at % 2 === 1) at = text.indexOf(digits, at + 1); // in the middle of a byte
  return { section, label, path, from: at / 2, bytes: bytes.length };
}

export interface BrokenReceipt {
  readonly receipt: Uint8Array;
  /** The byte, in hex. */
  readonly before: string;
  readonly after: string;
}

/** @param at within the place @throws RangeError where the receipt has no such byte */
export function breakByte(receipt: Uint8Array, place: BreakPlace, at: number): BrokenReceipt {
  const shown = (byte: number): string => byte.toString(16).padStart(2, '0');
  if (at < 0 || at >= place.bytes) throw new RangeError('outside of the place');
  if (place.path === null) {
    const copy = Uint8Array.from(receipt);
    copy[at]! ^= MASK;
    return { receipt: copy, before: shown(receipt[at]!), after: shown(copy[at]!) };
  }
  const content: unknown = JSON.parse(new TextDecoder().decode(receipt));
  const last = place.path.at(-1)!;
  const holder = place.path.slice(0, -1).reduce<unknown>((value, key) => childOf(value)[key], content);
  const text = childOf(holder)[last];
  if (typeof text !== 'string') throw new RangeError('no such place in this receipt');
  const first = text.length - digitsOf(text).length + 2 * (place.from + at);
  const byte = Number.parseInt(text.slice(first, first + 2), 16);
  const after = shown(byte ^ MASK);
  childOf(holder)[last] = text.slice(0, first) + after + text.slice(first + 2);
  return { receipt: canonical(content), before: shown(byte), after };
}

const childOf = (value: unknown): Record<string | number, unknown> =>
  value as Record<string | number, unknown>;
