/**
 * OCSP responses that come with a GPU's certificates: good ones count, all others refuse.
 * @module
 */
import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { verifyNvidia } from '../../../crypto/attest/nvidia/verify.ts';
import { KEY_USAGE } from '../../../crypto/attest/x509/certificate.ts';
import { hex } from '../../../crypto/core/bytes.ts';
import { type GpuChain, gpuChain, gpuEvidence } from '../../support/gpu-evidence.ts';
import { OCSP_SIGNING, ocspResponse, SERVER_AUTHENTICATION } from '../../support/ocsp-writer.ts';
import { codeOf, flipped, refused } from '../../support/refusals.ts';
import { issue, nameOf, TEST_NOW } from '../../support/test-pki.ts';

const NONCE = new Uint8Array(32).fill(7);

suite('a status that came with the evidence', () => {
  let chain: GpuChain;
  before(async () => {
    chain = await gpuChain();
  });
  const withStatuses = async (...statuses: Uint8Array[]) =>
    verifyNvidia(
      { ...(await gpuEvidence(chain)), statuses },
      { now: TEST_NOW, nonce: NONCE, roots: chain.roots },
    );

  test('is counted when it is good, and shortens validity', async () => {
    const statuses = await Promise.all([
      ocspResponse(chain.device, chain.identity),
      ocspResponse(chain.identity, chain.root),
    ]);
    const { unchecked, validUntil } = await withStatuses(...statuses);
    // The leaf is the chip's own: nobody revokes it.
    assert.deepEqual(unchecked, []);
    assert.equal(validUntil, TEST_NOW + 3_600);
  });

  test('refuses a certificate that is on hold or unknown', async () => {
    const held = await ocspResponse(chain.device, chain.identity, { status: 'revoked' });
    await assert.rejects(withStatuses(held), refused('TEE_REVOKED'));
    const unknown = await ocspResponse(chain.device, chain.identity, { status: 'unknown' });
    await assert.rejects(withStatuses(unknown), refused('TEE_OCSP_UNKNOWN'));
  });

  test('may be signed by a responder of the issuer, and by nobody else', async () => {
    const appointed = { subject: 'responder', issuer: chain.identity, keyUsage: 1, serial: 77 } as const;
    const responder = await issue({ ...appointed, extensions: [OCSP_SIGNING] });
    const good = await ocspResponse(chain.device, chain.identity, { signer: responder });
    assert.deepEqual((await withStatuses(good)).unchecked, ['test GH100 Identity']);
    const others = await Promise.all([
      issue(appointed), // not for this purpose
      issue({ ...appointed, issuer: chain.root, extensions: [OCSP_SIGNING] }), // of another authority
      issue({ ...appointed, extensions: [OCSP_SIGNING], notAfter: TEST_NOW - 1 }),
      issue({ ...appointed, extensions: [OCSP_SIGNING], ca: true }),
      issue({ subject: 'responder', extensions: [OCSP_SIGNING], ca: false, keyUsage: 1 }), // self-made
      issue({ ...appointed, extensions: [SERVER_AUTHENTICATION] }),
      issue({ ...appointed, extensions: [OCSP_SIGNING], notBefore: TEST_NOW + 1 }),
      issue({ ...appointed, extensions: [OCSP_SIGNING], keyUsage: KEY_USAGE.cRLSign }),
      issue({
        ...appointed,
        extensions: [OCSP_SIGNING, { oid: '1.2.3.4', critical: true, value: hex('0500') }],
      }),
      // The authority's key under another name, and its name with another key.
      issue({
        ...appointed,
        extensions: [OCSP_SIGNING],
        issuer: { ...chain.identity, subject: nameOf('another') },
      }),
      issue({
        ...appointed,
        extensions: [OCSP_SIGNING],
        issuer: { ...chain.root, subject: chain.identity.subject },
      }),
    ]);
    for (const signer of [...others, chain.root]) {
      const status = await ocspResponse(chain.device, chain.identity, { signer });
      await assert.rejects(withStatuses(status), refused('TEE_OCSP_SIGNATURE'));
    }
  });

  test('is refused when stale, early, of no certificate here, or altered', async () => {
    const at = (thisUpdate: number, nextUpdate: number | null) =>
      ocspResponse(chain.device, chain.identity, { thisUpdate, nextUpdate });
    await assert.rejects(at(TEST_NOW - 9, TEST_NOW - 1).then(withStatuses), refused('TEE_OCSP_EXPIRED'));
    await assert.rejects(at(TEST_NOW - 86_401, null).then(withStatuses), refused('TEE_OCSP_EXPIRED'));
    await assert.rejects(
      at(TEST_NOW + 1, TEST_NOW + 9).then(withStatuses),
      refused('TEE_OCSP_NOT_YET_VALID'),
    );
    const other = await ocspResponse(chain.device, chain.identity, { serial: 99 });
    await assert.rejects(withStatuses(other), refused('TEE_OCSP_UNRELATED'));
    for (const change of [{ subject: nameOf('another') }, { keys: chain.root.keys }]) {
      const issuer = { ...chain.identity, ...change };
      const unrelated = await ocspResponse(chain.device, issuer, { signer: chain.identity });
      await assert.rejects(withStatuses(unrelated), refused('TEE_OCSP_UNRELATED'));
    }
    const good = await ocspResponse(chain.device, chain.identity);
    for (let i = 0; i < good.length; i += 3)
      assert.match(await codeOf(() => withStatuses(flipped(good, i))), /^TEE_(OCSP_|REVOKED)/, `byte ${i}`);
    await assert.rejects(withStatuses(hex('30030a0106')), refused('TEE_OCSP_MALFORMED'));
    await assert.rejects(withStatuses(...Array(9).fill(good)), refused('TEE_OCSP_MALFORMED'));
  });
});
