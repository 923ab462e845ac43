/**
 * `@phala/dcap-qvl` as the second verifier of Intel quotes.
 *
 * It alone would not do: test/compliance/attest/intel-gaps.test.ts has what it takes and our own layer refuses.
 *
 * In Node it verifies with OpenSSL; in a browser, where bundlers follow its `browser` field and put npm's `buffer` and an empty
 * `crypto` in place of Node's modules, with `elliptic`. Nothing else in the project imports it.
 * @module
 */
import * as library from '@phala/dcap-qvl';
import { bytesToHex } from '../../core/bytes.ts';
import { TCB_STATUSES } from './tcb-status.ts';
import type { SecondVerifier } from './verify.ts';

const pem = (der: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${btoa(String.fromCharCode(...der))}\n-----END CERTIFICATE-----\n`;

type Library = Pick<typeof library, 'QuoteVerifier' | 'utils'>;

/**
 * A second verifier from the library as it was loaded: in a bundle for browsers that is another build of it.
 * It throws the library's errors.
 */
export const dcapQvlOf =
  ({ QuoteVerifier, utils }: Library): SecondVerifier =>
  ({ quote, collateral, root, now }) => {
    const text = new TextDecoder();
    // Its own Buffer of the root, whatever it takes for Buffer where it runs; text it takes as well as the Buffer it declares.
    const extractCerts = utils.extractCerts as (chain: unknown) => ReturnType<typeof utils.extractCerts>;
    const anchor = extractCerts(pem(root))[0]!;
    const { status, advisory_ids, report } = QuoteVerifier.newWithRootCa(anchor).verify(
      quote,
      {
        pck_crl_issuer_chain: '', // never read: the chain in the quote is what it checks
        root_ca_crl: bytesToHex(collateral.rootCrl),
        pck_crl: bytesToHex(collateral.pckCrl),
        tcb_info_issuer_chain: pem(collateral.signers[0]!) + pem(root),
        tcb_info: text.decode(collateral.tcbInfo),
        tcb_info_signature: bytesToHex(collateral.tcbInfoSignature),
        qe_identity_issuer_chain: pem(collateral.signers.at(-1)!) + pem(root),
        qe_identity: text.decode(collateral.qeIdentity),
        qe_identity_signature: bytesToHex(collateral.qeIdentitySignature),
      },
      now,
    );
    const known = TCB_STATUSES.find((word) => word === status);
    const body = report.asSgx() ?? report.asTd10();
    if (known === undefined || body === null) throw new Error(`unknown status ${status}`);
    return { status: known, advisories: advisory_ids, reportData: Uint8Array.from(body.reportData) };
  };

export const dcapQvl: SecondVerifier = dcapQvlOf(library);
