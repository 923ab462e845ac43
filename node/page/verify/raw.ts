/**
 * All that is in a receipt, taken apart for people, group by group; nothing is verified here.
 * @module
 */
import { parseWith } from '../../../crypto/attest/fields.ts';
import { openPolicy } from '../../../crypto/attest/policy.ts';
import { hex } from '../../../crypto/core/bytes.ts';
import { decodeCbor } from '../../../crypto/core/cbor.ts';
import { asVeilmeshError } from '../../../crypto/core/errors.ts';
import { claimHash, decodeSignedClaim } from '../../../crypto/poea/claim.ts';
import { decodeSignedStatement, statementHash } from '../../../crypto/ring/statement.ts';
import { decodeManifest, modelRoot, shardsOf } from '../../../models/shard/manifest.ts';
import { SignedVoucherSchema } from '../../../settlement/batch/voucher.ts';
import type { ReceiptTrust } from '../../../settlement/receipt/findings.ts';
import { decodeReceipt, receiptKind } from '../../../settlement/receipt/format.ts';
import {
  decodeRingReceipt,
  RING_RECEIPT_KIND,
  type RingReceipt,
} from '../../../settlement/receipt/ring-schema.ts';
import type { Receipt } from '../../../settlement/receipt/schema.ts';
import { readBlockHeader } from '../../../settlement/receipt/state-proof.ts';
import { parseAnchor } from '../../client/anchor.ts';
import { breakPlaces } from './break-byte.ts';
import type { AnchorFacts, Description, RawGroup, RawItem, Subject } from './messages.ts';
import { rawEvidence } from './raw-evidence.ts';
import { fieldsOf, timeText } from './raw-fields.ts';

const MAX_VOUCHER_BYTES = 8_192;

/** Of the header's contracts those that the verifier looks at: one that is not the right one can say what it likes. */
const CONTRACTS = {
  meshRollup: 'rollup',
  challenge: 'verdicts and spot-checks',
  escrow: 'escrow',
  ephemeralSession: 'sessions that pay',
  nodeRegistry: 'registry of nodes',
} as const satisfies Record<Exclude<keyof ReceiptTrust['deployment'], 'chainId'> | 'nodeRegistry', string>;

/** Of a file that is no receipt nothing is told: the verifier says why. */
export async function describe({ receipt: bytes, header }: Subject): Promise<Description> {
  const anchor = header === null ? null : anchorFacts(header);
  const isRing = receiptKind(bytes) === RING_RECEIPT_KIND;
  try {
    const receipt = isRing ? decodeRingReceipt(bytes) : decodeReceipt(bytes);
    return {
      sort: isRing ? 'ring' : 'veil',
      groups: await groupsOf(receipt),
      places: breakPlaces(receipt, bytes.length),
      anchor,
    };
  } catch {
    return { sort: null, groups: [], places: [], anchor };
  }
}

function anchorFacts(header: string): AnchorFacts | null {
  try {
    const { blockNumber, blockHash, contracts, policy, policySigner } = parseAnchor(header, 'the header');
    const { serial, issuedAt } = openPolicy(hex(policy), { signers: [hex(policySigner)], minSerial: 0 });
    const names = Object.keys(CONTRACTS) as (keyof typeof CONTRACTS)[];
    return {
      chainId: contracts.chainId,
      blockNumber,
      blockHash,
      meant: [
        ...names.map((name) => ({ name: CONTRACTS[name], value: contracts[name] })),
        { name: 'policy signed by', value: policySigner },
        { name: 'policy', value: `number ${serial} of this signer, of ${timeText(issuedAt)}` },
      ],
    };
  } catch {
    return null; // whoever verifies against it says why
  }
}

const groupsOf = async (receipt: Receipt | RingReceipt): Promise<RawGroup[]> =>
  receipt.kind === 'veilmesh-receipt' ? groupsOfReceipt(receipt) : groupsOfRingReceipt(receipt);

async function groupsOfReceipt(receipt: Receipt): Promise<RawGroup[]> {
  const { segments, batches, evidence, chain } = receipt;
  const at = batches[0]!.postedAt;
  const pieces = await Promise.all(
    evidence.map((encoded, i) =>
      attempt(`evidence ${i + 1}`, encoded, () => rawEvidence(encoded, `evidence ${i + 1}`, at)),
    ),
  );
  const of = (s: number): string => (segments.length === 1 ? '' : `segment ${s + 1}, `);
  return [
    group('Quotes', 'what the TEEs signed, and what their report data stands for', pieces.flat()),
    group(
      'Claims',
      'what each hop signed of its part of the work',
      segments.flatMap(({ claims }, s) =>
        claims.flatMap((encoded, hop) =>
          attemptOne(`${of(s)}hop ${hop + 1}`, encoded, () => {
            const { claim, signature } = decodeSignedClaim(hex(encoded));
            return { 'claim hash, which is signed': claimHash(claim), ...claim, 'BLS signature': signature };
          }),
        ),
      ),
    ),
    group(
      'Vouchers',
      'what the client signed to pay',
      segments.flatMap(({ voucher, amount }, s) =>
        attemptOne(`${of(s)}voucher`, voucher, () => ({
          ...voucherParts(voucher),
          'this segment costs, wei': amount,
        })),
      ),
    ),
    group('Batches and Merkle paths', "where the segments lie in the coordinator's batches", [
      ...batches.map((batch) => item(`batch ${batch.number}`, null, batch)),
      ...segments.map(({ path, batch, index }, s) =>
        item(`${of(s)}Merkle path`, path.length === 0 ? null : path.join(''), {
          batch,
          'place in the batch': index,
          ...(path.length === 0 ? { path: 'empty: the batch has this one leaf' } : numbered('node', path)),
        }),
      ),
    ]),
    group('Chain', "the block, and the proofs of the contracts' storage in it", [
      ...attemptOne('block header', chain.blockHeader.slice(2), () => readBlockHeader(chain.blockHeader)),
      item('account proof of the rollup', chain.accountProof.map((node) => node.slice(2)).join(''), {
        contract: chain.rollup,
        ...numbered('node', chain.accountProof),
      }),
      ...chain.storageProofs.map((nodes, i) =>
        item(
          i === 0
            ? "storage proof: the coordinator's progress"
            : `storage proof: batch ${batches[i - 1]?.number ?? i}`,
          nodes.map((node) => node.slice(2)).join(''),
          numbered('node', nodes),
        ),
      ),
    ]),
    ...paymentOf(receipt),
    ...checksOf(receipt),
    ...common(receipt),
  ];
}

/** None where the escrow pays. */
function paymentOf({ sessions }: Receipt): RawGroup[] {
  if (sessions === null) return [];
  const items = sessions.of.flatMap(({ voucher, storageProofs: _, commit, ...step }) =>
    attemptOne(`session ${step.session}, step ${step.seq}`, voucher, () => ({
      contract: sessions.contract,
      ...step,
      commit:
        commit === null ? null : { ...commit, path: numbered('node', commit.path), storageProof: undefined },
      ...voucherParts(voucher),
    })),
  );
  return [group('Payment', 'the steps of sessions that paid, as their sequencer signed them', items)];
}

/** None where nobody asked for one. */
function checksOf({ checks }: Receipt): RawGroup[] {
  if (checks === null) return [];
  const items = checks.of.map(({ storageProofs: _, ...check }) =>
    item(`segment ${check.segment + 1}, hop ${check.hop + 1}`, null, check),
  );
  return [group('Spot-checks', 'what the chain says of the arithmetic that was asked for', items)];
}

function groupsOfRingReceipt(receipt: RingReceipt): RawGroup[] {
  const { statements, payment, check, session } = receipt;
  return [
    group(
      'Statements',
      'what each node signed of what it was given and answered, under blinds',
      statements.flatMap(({ shard, role, operator, peerIdHash, signed }) =>
        attemptOne(`shard ${shard + 1}, ${role}`, signed, () => {
          const { statement, enclaveKey, signature } = decodeSignedStatement(hex(signed));
          const of = { operator, peerIdHash, 'statement hash, which is signed': statementHash(statement) };
          return { ...of, ...statement, 'signing key': enclaveKey, 'BLS signature': signature };
        }),
      ),
    ),
    group('Checks of the client', 'on its own word', [item('checks', null, { session, ...check })]),
    ...(payment === null
      ? []
      : [
          group('Payment', 'the step that settled the voucher', [
            ...attemptOne('voucher', payment.step.voucher, () => voucherParts(payment.step.voucher)),
            ...attemptOne('block header', payment.blockHeader.slice(2), () =>
              readBlockHeader(payment.blockHeader),
            ),
          ]),
        ]),
    ...common(receipt),
  ];
}

function common(receipt: Receipt | RingReceipt): RawGroup[] {
  const { issuedAt, client, privacy, signature, manifest } = receipt;
  return [
    group(
      'Model',
      'the manifest that the claims name by its root',
      attemptOne('manifest', manifest, () => {
        const read = decodeManifest(hex(manifest));
        const { name, task, license, source } = read;
        return { name, 'model root': modelRoot(read), task, license, source, shards: shardsOf(read).length };
      }),
    ),
    group('Signature of the client', 'over all of the receipt', [
      item('signature', signature, { client, issuedAt, privacy }),
    ]),
  ];
}

const voucherParts = (voucher: string) =>
  parseWith(SignedVoucherSchema, decodeCbor(hex(voucher), MAX_VOUCHER_BYTES), 'VOUCHER_MALFORMED', 'voucher');

const numbered = (name: string, values: readonly string[]): Record<string, string> =>
  Object.fromEntries(values.map((value, i) => [`${name} ${i + 1}`, value]));

const group = (name: string, about: string, items: readonly RawItem[]): RawGroup => ({ name, about, items });

const item = (title: string, digits: string | null, parts: object): RawItem => ({
  title,
  hex: digits,
  fields: fieldsOf(parts),
});

const attemptOne = (title: string, encoded: string, parts: () => object): RawItem[] => {
  try {
    return [item(title, encoded, parts())];
  } catch (thrown) {
    return [unreadable(title, encoded, thrown)];
  }
};

async function attempt(title: string, encoded: string, items: () => Promise<RawItem[]>): Promise<RawItem[]> {
  try {
    return await items();
  } catch (thrown) {
    return [unreadable(title, encoded, thrown)];
  }
}

function unreadable(title: string, encoded: string, thrown: unknown): RawItem {
  const { code, message } = asVeilmeshError(thrown);
  return { title, hex: encoded, fields: [{ name: 'cannot be read', value: `${code}: ${message}` }] };
}
