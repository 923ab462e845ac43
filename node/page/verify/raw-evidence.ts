/**
 * A piece of evidence taken apart for people: the quote's own fields, what our verifier makes of them, and what they stand for.
 * @module
 */
import { parseSnpReport } from '../../../crypto/attest/amd/report.ts';
import { reportData } from '../../../crypto/attest/binding.ts';
import { decodeEvidence, type Evidence, evidenceHash } from '../../../crypto/attest/evidence.ts';
import { parseIntelQuote } from '../../../crypto/attest/intel/quote.ts';
import { parseCoseSign1 } from '../../../crypto/attest/nitro/cose.ts';
import { parseNitroDocument } from '../../../crypto/attest/nitro/document.ts';
import { openSimulatedQuote } from '../../../crypto/attest/simulated.ts';
import { PINNED } from '../../../crypto/attest/verifiers.ts';
import { bytesToHex, equalBytes, hex } from '../../../crypto/core/bytes.ts';
import { asVeilmeshError } from '../../../crypto/core/errors.ts';
import type { RawField, RawItem } from './messages.ts';
import { fieldsOf, timeText } from './raw-fields.ts';

/** @param at unix seconds of the batch that it is judged at */
export async function rawEvidence(encoded: string, place: string, at: number): Promise<RawItem[]> {
  const evidence = decodeEvidence(hex(encoded));
  const { kind, quote, gpu, binding } = evidence;
  const name = kind === 'simulated' ? 'SIMULATED: no hardware stands behind it' : kind;
  return [
    {
      title: `${place}: quote (${name})`,
      hex: bytesToHex(quote),
      fields: [...judged(evidence, await verifierSays(evidence, at)), ...fieldsOf(quoteParts(evidence))],
    },
    {
      title: `${place}: what the quote stands for (binding)`,
      hex: encoded,
      fields: [
        { name: 'evidence hash, as claims name it', value: bytesToHex(evidenceHash(evidence)) },
        ...fieldsOf(binding),
        { name: 'proof that the signing key is held', value: bytesToHex(evidence.keyProof) },
      ],
    },
    ...(gpu === undefined
      ? []
      : [
          {
            title: `${place}: report of the GPU`,
            hex: bytesToHex(gpu.report),
            fields: [{ name: 'certificates', value: String(gpu.certificates.length) }],
          },
        ]),
  ];
}

/** Nothing is verified here: what its bytes say. */
function quoteParts({ kind, quote }: Evidence): object {
  switch (kind) {
    case 'simulated':
      return openSimulatedQuote(quote);
    case 'intel-tdx':
    case 'intel-sgx': {
      const { version, body, attestationKey, signature } = parseIntelQuote(quote);
      return { version, ...body.report, attestationKey, signature };
    }
    case 'amd-sev-snp': {
      const { signedBytes: _, ...parts } = parseSnpReport(quote);
      return parts;
    }
    case 'aws-nitro':
      return parseNitroDocument(parseCoseSign1(quote).payload);
  }
}

interface Said {
  readonly fields: readonly RawField[];
  readonly reportData: Uint8Array | null;
}

async function verifierSays(evidence: Evidence, at: number): Promise<Said> {
  const when = `verified as of ${timeText(at)}`;
  if (evidence.kind === 'simulated') {
    const quote = openSimulatedQuote(evidence.quote);
    return {
      fields: [{ name: when, value: 'signed by the key that everybody has: SIMULATED' }],
      reportData: quote.reportData,
    };
  }
  try {
    const report = await PINNED.cpu[evidence.kind](evidence, at);
    const { measurement, tcbStatus, advisories, tcbEvaluationDataNumber, versions, platformId, validUntil } =
      report;
    return {
      fields: [
        { name: when, value: "chain to the vendor's pinned root, signature, revocation and collateral hold" },
        { name: 'measurement, as policies list it', value: measurement },
        ...fieldsOf({
          'TCB status': tcbStatus,
          'open advisories': advisories.length === 0 ? 'none' : advisories.join(', '),
          'TCB evaluation data number': tcbEvaluationDataNumber,
          'security versions': versions,
          platform: platformId,
          validUntil,
        }),
      ],
      reportData: report.reportData,
    };
  } catch (thrown) {
    const { code, message } = asVeilmeshError(thrown);
    return { fields: [{ name: when, value: `refused, ${code}: ${message}` }], reportData: null };
  }
}

const judged = ({ binding }: Evidence, { fields, reportData: quoted }: Said): RawField[] => [
  ...fields,
  {
    name: 'its report data is the hash of the binding below',
    value: quoted === null ? 'not known' : equalBytes(quoted, reportData(binding)) ? 'yes' : 'NO',
  },
];
