/**
 * The enclave's thread for the peer key, apart from the others since it runs before there is a shard to load, and must not
 * wait for one that computes: libp2p's handshakes and messages are signed here.
 *
 * The host may have anything signed but statements of possession (mesh/host/possession.ts). Those are made for this peer
 * and for evidence that the enclave made, which it names by a port of its own. Part of the enclave: the same trust,
 * measured with it.
 * @module
 */
import { createPrivateKey, sign as signEd25519 } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, concatBytes, hex } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, InternalError, VerificationError } from '../../crypto/core/errors.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { peerOfPublicKey } from '../../mesh/host/identity.ts';
import { isPossession, type Possession, possessionBytes } from '../../mesh/host/possession.ts';
import { answerCalls } from './calls.ts';
import type { EnclaveSideCall, PeerKeyCall, PeerKeyFacts, PeerKeyResults } from './peer-key.ts';
import { openSeed, sealSeed } from './peer-seal.ts';
import { platformSecret } from './platform-secret.ts';

/** PrivateKeyInfo of an Ed25519 seed (RFC 8410), up to the seed. */
const PKCS8_PREFIX = hex('302e020100300506032b657004220420');
/** More than an enclave keeps of its own. */
const MAX_EVIDENCE = 16;

interface Key {
  readonly peerId: string;
  sign(bytes: Uint8Array): Uint8Array;
}
let key: Key | undefined;
let booting = false;
/** Hashes in hex, the newest last. */
const evidence = new Set<string>();

const booted = (): Key => {
  if (key === undefined) throw new InternalError('ENCLAVE_BOOT', 'the peer key is not there yet');
  return key;
};

async function boot({
  tee,
  simulatedPlatformSecret,
  sealed,
  enclave,
}: Extract<PeerKeyCall, { kind: 'boot' }>): Promise<PeerKeyResults['boot']> {
  if (booting) throw new InternalError('ENCLAVE_BOOT', 'an enclave boots once');
  booting = true;
  const { secret: platform, lasts } = await platformSecret(tee, simulatedPlatformSecret);
  const seed = sealed === null || !lasts ? randomBytes(32) : openSeed(platform, sealed);
  const publicKey = ed25519.getPublicKey(seed);
  const secret = createPrivateKey({
    key: Buffer.from(concatBytes(PKCS8_PREFIX, seed)),
    format: 'der',
    type: 'pkcs8',
  });
  key = {
    peerId: peerOfPublicKey(publicKey),
    sign: (bytes) => new Uint8Array(signEd25519(null, bytes, secret)),
  };
  answerCalls<EnclaveSideCall>(
    enclave,
    async (call) => {
      if (call.kind === 'public') return { publicKey, tee } satisfies PeerKeyFacts;
      evidence.add(bytesToHex(call.evidenceHash));
      if (evidence.size > MAX_EVIDENCE) evidence.delete(evidence.values().next().value!);
      return null;
    },
    (_, thrown) => asVeilmeshError(thrown),
  );
  return { publicKey, sealed: lasts ? (sealed ?? sealSeed(platform, seed)) : null };
}

function sign(bytes: Uint8Array): Uint8Array {
  if (isPossession(bytes)) {
    throw new VerificationError(
      'PEER_KEY_DOMAIN',
      'a statement of possession is not signed as anything else',
      {
        hint: 'ask for it by its fields',
      },
    );
  }
  return booted().sign(bytes);
}

/** Only for this peer, in its place, and for evidence of the enclave behind it. */
function prove(statement: Possession): Uint8Array {
  const { peerId, sign: signature } = booted();
  const [own, shown] =
    statement.role === 'caller'
      ? [statement.caller, statement.callerEvidence]
      : [statement.called, statement.calledEvidence];
  if (own === peerId && shown !== null && evidence.has(bytesToHex(shown))) {
    return signature(possessionBytes(statement));
  }
  throw new VerificationError('PEER_KEY_FOREIGN', 'the statement is not of this peer and its enclave', {
    details: { peerId: own },
    hint: 'evidence of before a restart is gone for good',
  });
}

answerCalls<PeerKeyCall>(
  parentPort!,
  async (call) => {
    switch (call.kind) {
      case 'boot':
        return boot(call);
      case 'sign':
        return sign(call.bytes);
      case 'prove':
        return prove(call.statement);
    }
  },
  (_, thrown) => asVeilmeshError(thrown),
);
