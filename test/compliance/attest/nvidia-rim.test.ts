/**
 * NVIDIA's reference manifests: a real one under NVIDIA's root, synthetic ones against synthetic GPUs.
 * @module
 */
import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { type Rim, verifyRim } from '../../../crypto/attest/nvidia/rim.ts';
import { type NvidiaOptions, verifyNvidia } from '../../../crypto/attest/nvidia/verify.ts';
import { utf8 } from '../../../crypto/core/bytes.ts';
import { sampleTest } from '../../support/evidence-samples.ts';
import {
  type GpuChain,
  gpuChain,
  gpuEvidence,
  opaqueBytes,
  opaqueEntries,
  testMeasurement,
  VBIOS_VERSION,
} from '../../support/gpu-evidence.ts';
import { ocspResponse } from '../../support/ocsp-writer.ts';
import { codeOf, flipped, refused } from '../../support/refusals.ts';
import {
  type RimParts,
  type RimSigner,
  rimSigner,
  rimTemplate,
  rimXml,
  signRim,
} from '../../support/rim-writer.ts';
import { TEST_NOW } from '../../support/test-pki.ts';

const SAMPLE = 'nvidia-attestation-sdk/NV_GPU_DRIVER_GH100_550.144.03.xml';
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

suite('a real manifest', () => {
  sampleTest('verifies under NVIDIA’s root', [SAMPLE], async (xml) => {
    const rim = await verifyRim(xml, { now: TEST_NOW });
    assert.deepEqual([rim.product, rim.version, rim.digests.size], ['GH100', '550.144.03', 21]);
    assert.equal(rim.digests.get(23)?.length, 2);
    assert.equal(rim.unchecked.length, 3);
  });

  sampleTest('is refused out of its time and under another root', [SAMPLE], async (xml) => {
    const roots = [{ name: 'another', sha256: '00'.repeat(32) }];
    await assert.rejects(verifyRim(xml, { now: TEST_NOW, roots }), refused('TEE_CHAIN_UNTRUSTED'));
    await assert.rejects(verifyRim(xml, { now: 1_800_000_000 }), refused('TEE_CERT_EXPIRED'));
    await assert.rejects(verifyRim(xml, { now: 1_700_000_000 }), refused('TEE_CERT_NOT_YET_VALID'));
  });

  sampleTest('names what was altered, by class of byte', [SAMPLE], async (xml) => {
    const at = (part: string, offset = 0): number => text(xml).indexOf(part) + offset;
    const classes: readonly [string, number, string][] = [
      ['a digest', at('4a5e4b3d501f'), 'TEE_GPU_RIM_DIGEST'],
      ['the version', at('550.144.03', 3), 'TEE_GPU_RIM_DIGEST'],
      ['white space between elements', at('>\n    <', 2), 'TEE_GPU_MALFORMED'],
      ['the digest value', at('<ds:DigestValue>', 18), 'TEE_GPU_RIM_DIGEST'],
      ['the signature value', at('<ds:SignatureValue>', 22), 'TEE_GPU_RIM_SIGNATURE'],
      ['a method', at('ecdsa-sha384', 3), 'TEE_GPU_MALFORMED'],
      ['a certificate’s signature', at('</ds:X509Certificate>', -8), 'TEE_CERT_SIGNATURE'],
    ];
    for (const [name, where, code] of classes) {
      const altered = xml.slice();
      // To another character of the same kind, so that it is not the parser that stumbles.
      altered[where] = altered[where] === 0x34 ? 0x35 : altered[where] === 0x61 ? 0x62 : altered[where]! ^ 1;
      assert.equal(await codeOf(() => verifyRim(altered, { now: TEST_NOW })), code, name);
    }
  });

  sampleTest('is refused with any byte altered', [SAMPLE], async (xml) => {
    for (let at = 0; at < xml.length; at += 61) {
      const code = await codeOf(() => verifyRim(flipped(xml, at), { now: TEST_NOW }));
      assert.match(code, /^TEE_(GPU_MALFORMED|GPU_RIM_|CERT_|CHAIN_)/, `byte ${at}`);
    }
  });

  sampleTest('without its signature, or with it moved, is refused', [SAMPLE], async (xml) => {
    const whole = text(xml);
    const from = whole.indexOf('<ds:Signature ');
    const to = whole.indexOf('</ds:Signature>') + '</ds:Signature>'.length;
    const signature = whole.slice(from, to);
    const root = whole.slice(0, whole.indexOf('>') + 1);
    const without = whole.slice(0, from) + whole.slice(to);
    const forged = without.replace('4a5e4b3d501f', '4a5e4b3d5010');
    const documents: Readonly<Record<string, string>> = {
      'no signature': without,
      'signature first': whole.slice(0, root.length) + signature + without.slice(root.length),
      'two signatures': whole.slice(0, to) + signature + whole.slice(to),
      // The signed document carried along inside of the signature, and another one around it.
      'signature wrapping': forged.replace(
        '</SoftwareIdentity>',
        `${signature.replace('</ds:Signature>', `<ds:Object>${without.trim()}</ds:Object></ds:Signature>`)}</SoftwareIdentity>`,
      ),
      'a reference to a part': whole.replace('URI=""', 'URI="#part"'),
      'another transform': whole.replace(
        'xml-c14n11"/></ds:Transforms>',
        'xml-c14n11#WithComments"/></ds:Transforms>',
      ),
      'a second resource for an index': whole.replace('index="8"', 'index="7"'),
      'a comment': whole.replace('<ns0:Meta', '<!-- --><ns0:Meta'),
      'an entity': whole.replace('NVIDIA Corporation', 'NVIDIA&#x20;Corporation'),
      'a declaration': `<?xml version="1.0"?>${whole}`,
      'a document type': `<!DOCTYPE x>${whole}`,
      'carriage returns': whole.replaceAll('\n', '\r\n'),
      'content behind': `${whole}<a/>`,
    };
    for (const [name, document] of Object.entries(documents)) {
      const code = await codeOf(() => verifyRim(utf8(document), { now: TEST_NOW }));
      assert.match(code, /^TEE_GPU_(MALFORMED|RIM_DIGEST)$/, name);
    }
  });
});

suite('a GPU compared with manifests', () => {
  let chain: GpuChain;
  let signer: RimSigner;
  let options: NvidiaOptions;
  before(async () => {
    [chain, signer] = await Promise.all([gpuChain(), rimSigner()]);
    options = { now: TEST_NOW, nonce: new Uint8Array(32).fill(7), roots: chain.roots };
  });
  const rim = async (parts: RimParts): Promise<Rim> =>
    verifyRim(await rimXml(parts, signer), { now: TEST_NOW, roots: signer.roots });
  const digests = (...indices: number[]): ReadonlyMap<number, readonly Uint8Array[]> =>
    new Map(indices.map((index) => [index, [testMeasurement(index)]]));
  const check = async (rims: readonly Rim[], opaque?: Uint8Array) =>
    verifyNvidia(await gpuEvidence(chain, opaque === undefined ? {} : { opaque }), { ...options, rims });

  test('is appraised when driver and VBIOS have what was published', async () => {
    const driver = await rim({ digests: digests(7, 21) });
    const vbios = await rim({ version: VBIOS_VERSION, digests: digests(1, 2) });
    const report = await check([driver, vbios]);
    assert.equal(report.level, 'GPU_APPRAISED');
    assert.deepEqual(report.appraisedBy, ['rim']);
    assert.equal(report.coLocationProven, false);
    assert.equal(report.validUntil, driver.validUntil);
    assert.equal(report.unchecked.length, 2 + 2 + 2);
  });

  test('is not appraised by one of the two, nor by those of another version or chip', async () => {
    const driver = await rim({ digests: digests(7) });
    const vbios = await rim({ version: VBIOS_VERSION, digests: digests(1) });
    const others = await Promise.all([
      rim({ version: '550.144.03', digests: digests(7) }),
      rim({ version: VBIOS_VERSION, product: 'GB100', digests: digests(1) }),
    ]);
    for (const rims of [[], [driver], [vbios], [driver, ...others], others])
      assert.equal((await check(rims)).level, 'GPU_GENUINE_UNAPPRAISED');
  });

  test('is refused when a measurement differs, even with one manifest of the two', async () => {
    const wrong = await rim({ digests: new Map([[7, [testMeasurement(8)]]]) });
    const vbios = await rim({ version: VBIOS_VERSION, digests: digests(1) });
    await assert.rejects(check([wrong, vbios]), refused('TEE_GPU_MEASUREMENT'));
    await assert.rejects(check([wrong]), refused('TEE_GPU_MEASUREMENT'));
    const later = await rim({ version: VBIOS_VERSION, digests: digests(63) });
    const short = { measurements: Array.from({ length: 63 }, (_, i) => testMeasurement(i)) };
    const evidence = await gpuEvidence(chain, short);
    await assert.rejects(
      verifyNvidia(evidence, { ...options, rims: [later] }),
      refused('TEE_GPU_MEASUREMENT'),
    );
  });

  test('may have any of the alternatives, and fit any of several manifests', async () => {
    const alternatives = new Map([[7, [new Uint8Array(48), testMeasurement(7)]]]);
    const [driver, vbios, otherBoard] = await Promise.all([
      rim({ digests: alternatives }),
      rim({ version: VBIOS_VERSION, digests: digests(1) }),
      rim({ version: VBIOS_VERSION, digests: new Map([[1, [new Uint8Array(48)]]]) }),
    ]);
    assert.equal((await check([driver, otherBoard, vbios])).level, 'GPU_APPRAISED');
    await assert.rejects(check([driver, otherBoard]), refused('TEE_GPU_MEASUREMENT'));
  });

  test('is refused when two manifests speak of one measurement', async () => {
    const driver = await rim({ digests: digests(7, 9) });
    const vbios = await rim({ version: VBIOS_VERSION, digests: digests(1, 9) });
    await assert.rejects(check([driver, vbios]), refused('TEE_GPU_RIM_CONFLICT'));
  });

  test('need not have the video decoder’s measurement while the decoder is off', async () => {
    const driver = await rim({
      digests: new Map([
        [7, [testMeasurement(7)]],
        [35, [new Uint8Array(48)]],
      ]),
    });
    assert.equal((await check([driver])).level, 'GPU_GENUINE_UNAPPRAISED');
    const on = opaqueBytes(opaqueEntries().set(11, Uint8Array.of(0xaa)));
    await assert.rejects(check([driver], on), refused('TEE_GPU_MEASUREMENT'));
  });

  test('is refused against a manifest that has expired since it was verified', async () => {
    const short = await rimSigner({ leaf: { notAfter: TEST_NOW + 10 } });
    const xml = await rimXml({ digests: digests(7) }, short);
    const kept = await verifyRim(xml, { now: TEST_NOW, roots: short.roots });
    const evidence = await gpuEvidence(chain);
    const at = (now: number) => verifyNvidia(evidence, { ...options, now, rims: [kept] });
    assert.equal((await at(TEST_NOW + 10)).level, 'GPU_GENUINE_UNAPPRAISED');
    await assert.rejects(at(TEST_NOW + 11), refused('TEE_GPU_RIM_EXPIRED'));
  });
});

suite('a manifest', () => {
  let signer: RimSigner;
  const parts: RimParts = { digests: new Map([[7, [testMeasurement(7)]]]) };
  before(async () => {
    signer = await rimSigner();
  });
  const verify = async (xml: Uint8Array, by: RimSigner = signer) =>
    verifyRim(xml, { now: TEST_NOW, roots: by.roots });

  test('signed by NVIDIA’s form of signature is taken, and by no other signer', async () => {
    const xml = await rimXml(parts, signer);
    assert.equal((await verify(xml)).version, '550.90.07');
    await assert.rejects(verifyRim(xml, { now: TEST_NOW }), refused('TEE_CHAIN_UNTRUSTED'));
    const other = await rimSigner();
    const mixed = await rimXml(parts, { ...signer, leaf: other.leaf });
    await assert.rejects(verify(mixed), refused('TEE_CERT_SIGNATURE'));
    for (const change of [{ authority: { ca: false } }, { leaf: { ca: true } }] as const) {
      const wrong = await rimSigner(change);
      await assert.rejects(
        rimXml(parts, wrong).then((bytes) => verify(bytes, wrong)),
        refused('TEE_CERT_ROLE'),
      );
    }
  });

  test('whose signer is on hold is refused: the sample with a held certificate was of this kind', async () => {
    const xml = await rimXml(parts, signer);
    const status = (word: 'good' | 'revoked') =>
      ocspResponse(signer.leaf, signer.authority, { status: word });
    const checked = async (word: 'good' | 'revoked') =>
      verifyRim(xml, { now: TEST_NOW, roots: signer.roots, statuses: [await status(word)] });
    assert.deepEqual((await checked('good')).unchecked, ['test RIM authority']);
    await assert.rejects(checked('revoked'), refused('TEE_REVOKED'));
  });

  test('that is signed, but no manifest, is refused', async () => {
    const template = rimTemplate(parts);
    const changes: readonly [string, string][] = [
      ['FirmwareManufacturerId="5703"', 'FirmwareManufacturerId="5704"'],
      ['ns1:FirmwareManufacturerId="5703"', ''],
      ['product="GH100" ns1', 'ns1'],
      ['colloquialVersion=', 'version='],
      ['size="48"', 'size="32"'],
      ['index="9"', 'index="64"'],
      ['index="9"', 'index="8"'],
      ['index="9"', 'index="09"'],
      ['active="True"', 'active="true"'],
      ['active="False"', 'active="false"'],
      ['active="True"', 'active="False"'],
      ['alternatives="1"', 'alternatives="2"'],
      ['alternatives="1"', 'alternatives="0"'],
      ['type="Measurement"', 'type="Other"'],
      ['ns2:Hash0="', 'ns2:Hash0="0'],
      ['ns0:Payload xmlns', 'ns0:Payload2 xmlns'],
      ['<ns0:Entity name="NVIDIA Corporation" role="softwareCreator tagCreator"/>', ''],
      ['<ns0:Resource type="Measurement" index="9"', 'text<ns0:Resource type="Measurement" index="9"'],
      ['#enveloped-signature"', '#base64"'],
      ['xmldsig-more#sha384"', 'xmldsig-more#sha224"'],
      ['#ecdsa-sha384"', '#ecdsa-sha256"'],
      [
        '<ds:CanonicalizationMethod Algorithm="http://www.w3.org/2006/12/xml-c14n11"',
        '<ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"',
      ],
      [
        '<ds:Transform Algorithm="http://www.w3.org/2006/12/xml-c14n11"/>',
        '<ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>',
      ],
      ['<ds:Transform Algorithm="http://www.w3.org/2006/12/xml-c14n11"/>', ''],
      ['<ds:Reference URI=""', '<ds:Reference URI="#SoftwareIdentity"'],
      ['<ds:Reference URI=""', '<ds:Reference Type="x" URI=""'],
      ['<ds:SignedInfo>', '<ds:SignedInfo Id="x">'],
      ['<ds:DigestValue>{{digest}}</ds:DigestValue>', ''],
      ['</ns0:Payload>', '</ns0:Payload><ns0:Link/>'],
    ];
    for (const [from, to] of changes) {
      assert.ok(template.includes(from), from);
      const changed = template.replace(from, to).replace('</ns0:Payload2>', '</ns0:Payload>');
      const code = await codeOf(async () => verify(await signRim(changed, signer)));
      assert.equal(code, 'TEE_GPU_MALFORMED', `${from} → ${to}`);
    }
    const elsewhere = template.replace('xmlns="http://standards', 'xmlns="http://other');
    assert.equal(await codeOf(async () => verify(await signRim(elsewhere, signer))), 'TEE_GPU_MALFORMED');
  });
});
