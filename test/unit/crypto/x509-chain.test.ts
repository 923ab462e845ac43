/**
 * @module
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { KEY_USAGE, parseCertificate } from '../../../crypto/attest/x509/certificate.ts';
import { type ChainOptions, type VerifiedChain, verifyChain } from '../../../crypto/attest/x509/chain.ts';
import { parseCrl } from '../../../crypto/attest/x509/crl.ts';
import { ecPublicKey, verifyEcdsaRaw } from '../../../crypto/attest/x509/signature.ts';
import { utf8 } from '../../../crypto/core/bytes.ts';
import * as der from '../../support/der-writer.ts';
import {
  type Issued,
  issue,
  issueCrl,
  makeKeys,
  nameOf,
  pinOf,
  signRaw,
  TEST_NOW,
} from '../../support/test-pki.ts';

const DAY = 86_400;
let root: Issued;
let middle: Issued;
let leaf: Issued;
before(async () => {
  root = await issue({ subject: 'root', key: 'RSA-PSS' });
  middle = await issue({ subject: 'middle', issuer: root, key: 'P-256', ca: true, pathLength: 0, serial: 7 });
  leaf = await issue({
    subject: 'leaf',
    issuer: middle,
    key: 'P-384',
    serial: 9,
    notAfter: TEST_NOW + 5 * DAY,
  });
});

const check = async (
  chain: readonly Uint8Array[],
  over: Partial<ChainOptions> = {},
): Promise<VerifiedChain> =>
  verifyChain(chain.map(parseCertificate), {
    now: TEST_NOW,
    roots: [pinOf(root)],
    crls: [],
    crlFor: [],
    ...over,
  });
const refuses = async (
  code: string,
  chain: readonly Uint8Array[],
  over: Partial<ChainOptions> = {},
): Promise<void> => {
  await assert.rejects(check(chain, over), { name: 'VerificationError', code });
};
const chainOf = (...issued: Issued[]): Uint8Array[] => issued.map((one) => one.der);

test('a chain of all three algorithms ends at its pinned root and says until when', async () => {
  const verified = await check(chainOf(leaf, middle, root));
  assert.equal(verified.root.name, 'test root');
  assert.equal(verified.validUntil, TEST_NOW + 5 * DAY);
  const lists = [parseCrl(await issueCrl(root, { nextUpdate: TEST_NOW + 2 * DAY }))];
  assert.equal((await check(chainOf(leaf, middle, root), { crls: lists })).validUntil, TEST_NOW + 2 * DAY);
});

test('a root that is not pinned is refused, whatever it is called', async () => {
  const other = await issue({ subject: 'root', key: 'P-384' });
  const forged = await issue({ subject: 'middle', issuer: other, ca: true });
  const end = await issue({ subject: 'leaf', issuer: forged });
  await refuses('TEE_CHAIN_UNTRUSTED', chainOf(end, forged, other));
  await refuses('TEE_CHAIN_UNTRUSTED', chainOf(leaf, middle));
  await refuses('TEE_CHAIN_UNTRUSTED', chainOf(root));
  await refuses('TEE_CHAIN_UNTRUSTED', chainOf(leaf, middle, root), { roots: [] });
  await refuses('TEE_CHAIN_UNTRUSTED', [leaf.der, ...Array.from({ length: 7 }, () => middle.der), root.der]);
});

test('a certificate names the next one as its issuer', async () => {
  await refuses('TEE_CHAIN_UNTRUSTED', chainOf(leaf, root));
  const stranger = await issue({ subject: 'stranger', issuer: root, ca: true });
  await refuses('TEE_CHAIN_UNTRUSTED', chainOf(leaf, stranger, root));
});

test('key identifiers, where both are there, agree', async () => {
  const keyId = (id: number) => ({ oid: '2.5.29.14', value: der.octets(Uint8Array.of(id)) });
  const issuerKeyId = (id: number) => ({
    oid: '2.5.29.35',
    value: der.sequence(der.implicit(0, Uint8Array.of(id))),
  });
  const ca = await issue({ subject: 'middle', issuer: root, key: 'P-256', ca: true, extensions: [keyId(1)] });
  const right = await issue({ subject: 'leaf', issuer: ca, extensions: [issuerKeyId(1)] });
  const wrong = await issue({ subject: 'leaf', issuer: ca, extensions: [issuerKeyId(2)] });
  await check(chainOf(right, ca, root));
  await refuses('TEE_CHAIN_UNTRUSTED', chainOf(wrong, ca, root));
});

test('a signature by another key under the right name is refused', async () => {
  const impostor = { ...middle, keys: await makeKeys('P-256') };
  const forged = await issue({ subject: 'leaf', issuer: impostor });
  await refuses('TEE_CERT_SIGNATURE', chainOf(forged, middle, root));
  const otherCurve = { ...middle, kind: 'P-384' as const, keys: await makeKeys('P-384') };
  await refuses(
    'TEE_CERT_SIGNATURE',
    chainOf(await issue({ subject: 'leaf', issuer: otherCurve }), middle, root),
  );
});

test('every altered byte of the leaf and the intermediate is refused', async () => {
  const codes = new Set<string>();
  for (const [position, certificate] of [leaf.der, middle.der].entries()) {
    for (let at = 0; at < certificate.length; at++) {
      const altered = Uint8Array.from(certificate);
      altered[at]! ^= 0x01;
      const chain = [leaf.der, middle.der, root.der];
      chain[position] = altered;
      const error = await check(chain).catch((reason: unknown) => reason);
      assert.match(String((error as { code?: string }).code), /^TEE_(CERT|CHAIN)_/, `byte ${at}`);
      codes.add((error as { code: string }).code);
    }
  }
  assert.ok(codes.has('TEE_CERT_SIGNATURE') && codes.has('TEE_CERT_MALFORMED'));
});

test('an altered byte of the root makes it another root', async () => {
  const altered = Uint8Array.from(root.der);
  altered[altered.length - 1]! ^= 1;
  await refuses('TEE_CHAIN_UNTRUSTED', [leaf.der, middle.der, altered]);
});

test('dates hold for every certificate, both ends included', async () => {
  const chain = chainOf(leaf, middle, root);
  await check(chain, { now: TEST_NOW + 5 * DAY });
  await refuses('TEE_CERT_EXPIRED', chain, { now: TEST_NOW + 5 * DAY + 1 });
  await refuses('TEE_CERT_NOT_YET_VALID', chain, { now: TEST_NOW - 365 * DAY - 1 });
  const old = await issue({
    subject: 'middle',
    issuer: root,
    key: 'P-256',
    keys: middle.keys,
    ca: true,
    notAfter: TEST_NOW - 1,
  });
  await refuses('TEE_CERT_EXPIRED', chainOf(leaf, old, root));
});

test('only authorities issue, as far down as they may, and a leaf is none', async () => {
  const again = (over: Partial<Parameters<typeof issue>[0]>): Promise<Issued> =>
    issue({ subject: 'middle', issuer: root, key: 'P-256', keys: middle.keys, ca: true, ...over });
  await refuses('TEE_CERT_ROLE', chainOf(leaf, await again({ ca: false }), root));
  await refuses('TEE_CERT_ROLE', chainOf(leaf, await again({ keyUsage: null }), root));
  await refuses('TEE_CERT_ROLE', chainOf(leaf, await again({ keyUsage: KEY_USAGE.cRLSign }), root));
  const below = await issue({ subject: 'below', issuer: middle, key: 'P-256', ca: true });
  const end = await issue({ subject: 'leaf', issuer: below });
  await refuses('TEE_CERT_ROLE', chainOf(end, below, middle, root));
  await refuses('TEE_CERT_ROLE', chainOf(below, middle, root));
  const signer = await issue({ subject: 'leaf', issuer: middle, keyUsage: KEY_USAGE.cRLSign });
  await refuses('TEE_CERT_ROLE', chainOf(signer, middle, root));
});

test('a critical extension is refused unless the caller reads it', async () => {
  const extensions = [{ oid: '1.2.3', critical: true, value: der.nothing() }];
  const strange = await issue({ subject: 'leaf', issuer: middle, extensions });
  await refuses('TEE_CERT_EXTENSION', chainOf(strange, middle, root));
  await check(chainOf(strange, middle, root), { understood: ['1.2.3'] });
});

test('a revoked certificate is refused, at any place, and for being on any of the lists', async () => {
  const chain = chainOf(leaf, middle, root);
  const lists = async (...revoked: [Issued, number][]) =>
    Promise.all(
      revoked.map(async ([by, serial]) => parseCrl(await issueCrl(by, { revoked: [1_000, serial] }))),
    );
  await check(chain, { crls: await lists([root, 8], [middle, 8]), crlFor: [0, 1] });
  await refuses('TEE_REVOKED', chain, { crls: await lists([root, 7]), crlFor: [1] });
  await refuses('TEE_REVOKED', chain, { crls: await lists([root, 8], [root, 7]) });
  await refuses('TEE_REVOKED', chain, { crls: await lists([middle, 9]) });
  await refuses('TEE_REVOKED', chain, { crls: await lists([root, 1]) });
});

test('a list is of an issuer in the chain, signed by it, current, and there where it must be', async () => {
  const chain = chainOf(leaf, middle, root);
  const list = async (by: Issued, over: Parameters<typeof issueCrl>[1] = {}) => ({
    crls: [parseCrl(await issueCrl(by, over))],
  });
  await refuses('TEE_CRL_MISSING', chain, { crlFor: [1] });
  await refuses('TEE_CRL_MISSING', chain, { ...(await list(middle)), crlFor: [1] });
  await refuses('TEE_CRL_ISSUER', chain, await list(leaf));
  await refuses('TEE_CRL_ISSUER', chain, await list({ ...root, subject: nameOf('another root') }));
  await refuses('TEE_CRL_SIGNATURE', chain, await list({ ...root, keys: await makeKeys('RSA-PSS') }));
  await refuses('TEE_CRL_EXPIRED', chain, await list(root, { nextUpdate: TEST_NOW - 1 }));
  await refuses('TEE_CRL_NOT_YET_VALID', chain, await list(root, { thisUpdate: TEST_NOW + 1 }));
  const mute = await issue({
    subject: 'middle',
    issuer: root,
    key: 'P-256',
    keys: middle.keys,
    ca: true,
    keyUsage: KEY_USAGE.keyCertSign,
  });
  await refuses('TEE_CRL_ISSUER', chainOf(leaf, mute, root), await list(mute));
});

test('an altered byte of a list is refused', async () => {
  const bytes = await issueCrl(root, { revoked: [1_000] });
  for (let at = 0; at < bytes.length; at++) {
    const altered = Uint8Array.from(bytes);
    altered[at]! ^= 0x01;
    const error = await (async () =>
      check(chainOf(leaf, middle, root), { crls: [parseCrl(altered)] }))().catch((reason: unknown) => reason);
    assert.match(String((error as { code?: string }).code), /^TEE_CRL_/, `byte ${at}`);
  }
});

test('a raw point and a raw signature verify on their own curve alone', async () => {
  for (const kind of ['P-256', 'P-384'] as const) {
    const keys = await makeKeys(kind);
    const point = new Uint8Array(await crypto.subtle.exportKey('raw', keys.publicKey)).subarray(1);
    const key = ecPublicKey(kind, point);
    const signature = await signRaw({ kind, keys }, utf8('message'));
    assert.equal(await verifyEcdsaRaw(key, utf8('message'), signature), true);
    assert.equal(await verifyEcdsaRaw(key, utf8('massage'), signature), false);
    assert.equal(await verifyEcdsaRaw(key, utf8('message'), signature.subarray(1)), false);
    assert.equal(await verifyEcdsaRaw(key, utf8('message'), new Uint8Array(signature.length)), false);
    const nowhere = ecPublicKey(kind, new Uint8Array(point.length).fill(1));
    assert.equal(await verifyEcdsaRaw(nowhere, utf8('message'), signature), false);
  }
});
