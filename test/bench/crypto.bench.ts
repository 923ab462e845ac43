/**
 * What the veil costs a hop, and what its claims cost to make, check and carry.
 * @module
 */
import { createFrameOpener, createFrameSealer, FRAME_OVERHEAD_BYTES } from '../../crypto/mask/frame.ts';
import { nobleStreamCipher, type StreamCipher } from '../../crypto/mask/keystream.ts';
import { type BatchItem, type Bls, loadBls } from '../../crypto/poea/bls.ts';
import { claimHash, encodeSignedClaim, signClaim } from '../../crypto/poea/claim.ts';
import { createNodeStreamCipher } from '../../node/accel/stream-cipher.ts';
import { bytesOf, createScenario, edgeOptions, plainOf } from '../unit/crypto/fixtures.ts';
import type { Bench } from './types.ts';

const WIDTH = 512;
const BATCH = 16;

/** Median milliseconds of `work` after warming up. */
function median(rounds: number, work: () => void): number {
  for (let i = 0; i < Math.ceil(rounds / 4); i++) work();
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[rounds >> 1]!;
}

/** Microseconds to seal and open one row. */
function frameMicroseconds(cipher: StreamCipher): number {
  const shape = { cipher, width: WIDTH, frameRows: [1] };
  const sealer = createFrameSealer(edgeOptions(shape));
  const opener = createFrameOpener(edgeOptions(shape));
  const values = plainOf(WIDTH);
  return 1_000 * median(4_000, () => opener.open(sealer.seal(values, 1, 0).frame));
}

function batch(bls: Bls, keys: number): BatchItem[] {
  return Array.from({ length: BATCH }, (_, i) => {
    const pair = bls.keygen(bytesOf(48, 1 + (i % keys)));
    const message = bytesOf(32, i);
    return { publicKey: pair.publicKey, message, signature: bls.sign(pair.secretKey, message) };
  });
}

function mustHold(valid: boolean): void {
  if (!valid) throw new Error('a valid signature was refused: the measurement is void');
}

export const benches: Bench[] = [
  {
    name: 'hop.overhead.us',
    unit: 'us',
    goal: '< 50',
    async run() {
      const value = frameMicroseconds(createNodeStreamCipher());
      const noble = frameMicroseconds(nobleStreamCipher);
      return {
        value,
        detail: `mask + frame + MAC, check + unmask of one ${WIDTH}-wide row; ${FRAME_OVERHEAD_BYTES} B over ${WIDTH * 4} B of values; noble (browser) ${noble.toFixed(0)} us`,
      };
    },
  },
  {
    name: 'hop.claim.make.ms',
    unit: 'ms',
    goal: '<= 1',
    async run() {
      const scenario = await createScenario();
      const [claim] = scenario.claims(0, null);
      const { secretKey } = scenario.hops[0]!.signing;
      const value = median(100, () => encodeSignedClaim(signClaim(scenario.bls, claim!, secretKey)));
      return { value, detail: 'check, hash, BLS sign (min-sig) and encode, mcl-wasm on one thread' };
    },
  },
  {
    name: 'hop.claim.verify.ms',
    unit: 'ms',
    goal: '<= 2',
    async run() {
      const bls = await loadBls();
      const [shared, distinct] = [batch(bls, 4), batch(bls, BATCH)];
      const one = shared[0]!;
      const value = median(20, () => mustHold(bls.verifyBatch(shared))) / BATCH;
      const apart = median(20, () => mustHold(bls.verifyBatch(distinct))) / BATCH;
      const alone = median(40, () => mustHold(bls.verify(one.publicKey, one.message, one.signature)));
      return {
        value,
        detail: `amortised, ${BATCH} claims of 4 hops; ${BATCH} different keys ${apart.toFixed(2)} ms; alone ${alone.toFixed(2)} ms (goal <= 6); keys seen before`,
      };
    },
  },
  {
    name: 'hop.claim.bytes',
    unit: 'B',
    goal: '<= 1024',
    async run() {
      const scenario = await createScenario();
      const first = scenario.claims(0, null);
      const signed = scenario.sign(scenario.claims(1, first));
      const value = Math.max(...signed.map((claim) => encodeSignedClaim(claim).length));
      const hashBytes = claimHash(first[0]!).length;
      return { value, detail: `signed and encoded, a later segment's; its hash ${hashBytes} B` };
    },
  },
];
