/**
 * Real quotes of Intel platforms under a fixed clock: accepted by both verifiers, or refused for what is wrong with them.
 * @module
 */
import assert from 'node:assert/strict';
import { dcapQvl } from '../../../crypto/attest/intel/dcap-qvl.ts';
import { packEventLog, replayEventLog } from '../../../crypto/attest/intel/event-log.ts';
import { exactIntelQuote, parseIntelQuote, type TdReport } from '../../../crypto/attest/intel/quote.ts';
import { type IntelEvidence, verifySgxQuote, verifyTdxQuote } from '../../../crypto/attest/intel/verify.ts';
import { bytesToHex, hex, utf8 } from '../../../crypto/core/bytes.ts';
import { sampleTest } from '../../support/evidence-samples.ts';
import {
  changedCollateral,
  dstackReport,
  LATE_NOW,
  SAMPLE_NOW,
  sampleEvidence,
  sampleFiles,
  savedCollateral,
  servedTcbInfo,
  textOf,
} from '../../support/intel-samples.ts';
import { refused } from '../../support/refusals.ts';

const LATE_COLLATERAL = 'phala-dcap-qvl/tdx_quote_outdated_collateral.json';
const verifyTdx = (evidence: IntelEvidence, now = SAMPLE_NOW) =>
  verifyTdxQuote(evidence, { now, second: dcapQvl });

sampleTest(
  'tdx_quote (version 4) is accepted and up to date',
  sampleFiles('tdx_quote'),
  async (quote, saved) => {
    const report = await verifyTdx(sampleEvidence(quote!, saved!));
    assert.equal(report.tcbStatus, 'UpToDate');
    assert.deepEqual(report.advisories, []);
    assert.equal(report.tcbEvaluationDataNumber, 17);
    assert.match(
      report.measurement,
      /^tdx:91eb2b44[0-9a-f]{88}:44c0197b[0-9a-f]{88}:0084452c[0-9a-f]{88}:d833feef[0-9a-f]{88}$/,
    );
    assert.equal(new Date(report.validUntil * 1_000).toISOString(), '2025-07-19T10:00:35.000Z');
  },
);

sampleTest(
  'sgx_quote is genuine, and its status is the policy’s to weigh',
  sampleFiles('sgx_quote'),
  async (quote, saved) => {
    const evidence = sampleEvidence(quote!, saved!);
    const report = await verifySgxQuote(evidence, { now: SAMPLE_NOW, second: dcapQvl });
    assert.equal(report.tcbStatus, 'ConfigurationAndSWHardeningNeeded');
    assert.deepEqual(report.advisories, ['INTEL-SA-00289', 'INTEL-SA-00615']);
    assert.match(report.measurement, /^sgx:33d8736d[0-9a-f]{56}:815f42f1[0-9a-f]{56}:0:0$/);
  },
);

sampleTest(
  'tdx_quote_outdated (version 5) matches no TCB level',
  sampleFiles('tdx_quote_outdated'),
  async (quote, saved) => {
    await assert.rejects(verifyTdx(sampleEvidence(quote!, saved!), LATE_NOW), refused('TEE_TCB_STATUS'));
  },
);

sampleTest(
  'a version 5 quote of go-tdx-guest is accepted with the TCB info served to it',
  ['go-tdx-guest/quote_v5_sample.dat', 'go-tdx-guest/sample_tcbinfo_response_v5', LATE_COLLATERAL],
  async (quote, answer, saved) => {
    const collateral = changedCollateral(savedCollateral(saved!), () => servedTcbInfo(answer!));
    const report = await verifyTdx({ quote: exactIntelQuote(quote!), collateral }, LATE_NOW);
    assert.equal(report.tcbStatus, 'UpToDate');
    assert.equal(report.tcbEvaluationDataNumber, 18);
  },
);

sampleTest(
  'dstack’s quote is accepted with its event log, whole or cut to RTMR3, and not without',
  ['dstack/quote-report.json', LATE_COLLATERAL],
  async (json, saved) => {
    const { quote, eventLog } = dstackReport(json!);
    const collateral = savedCollateral(saved!);
    const whole = await verifyTdx({ quote, collateral, eventLog: utf8(eventLog) }, LATE_NOW);
    const packed = packEventLog(eventLog);
    assert.ok(packed.length < eventLog.length / 2);
    assert.deepEqual(await verifyTdx({ quote, collateral, eventLog: packed }, LATE_NOW), whole);
    assert.match(whole.measurement, /^tdx:b24d3b24.*:events=[0-9a-f]{64}$/);
    await assert.rejects(verifyTdx({ quote, collateral }, LATE_NOW), refused('TEE_EVENTLOG_MISSING'));
  },
);

const tdReportOf = (quote: Uint8Array): TdReport => {
  const { body } = parseIntelQuote(quote);
  assert.equal(body.kind, 'intel-tdx');
  return body.report as TdReport;
};

sampleTest(
  'all four RTMRs match after the 28 events of dstack’s log',
  ['dstack/quote-report.json'],
  (json) => {
    const { quote, eventLog } = dstackReport(json!);
    const events: readonly Record<string, unknown>[] = JSON.parse(eventLog);
    assert.equal(events.length, 28);
    const report = tdReportOf(quote);
    assert.equal(replayEventLog(utf8(eventLog), report)?.length, 32);
    for (const field of ['rtMr0', 'rtMr1', 'rtMr2', 'rtMr3'] as const) {
      const changed = Uint8Array.from(report[field]);
      changed[0]! ^= 1;
      assert.throws(
        () => replayEventLog(utf8(eventLog), { ...report, [field]: changed }),
        refused('TEE_EVENTLOG_MISMATCH'),
      );
    }
  },
);

sampleTest(
  'no event of dstack’s log can be changed, left out, doubled or moved',
  ['dstack/quote-report.json'],
  (json) => {
    const { quote, eventLog } = dstackReport(json!);
    const events: readonly Record<string, unknown>[] = JSON.parse(eventLog);
    const report = tdReportOf(quote);
    const replay = (changed: readonly object[]) => replayEventLog(utf8(JSON.stringify(changed)), report);
    let recomputed = 0;
    for (const [at, event] of events.entries()) {
      const mismatch = (changed: readonly object[]): void => {
        assert.throws(() => replay(changed), /does not lead to|not of its payload|malformed/, `event ${at}`);
      };
      const digest = String(event.digest);
      mismatch(events.with(at, { ...event, digest: digest.replace(/^./, (c) => (c === '0' ? '1' : '0')) }));
      mismatch(events.with(at, { ...event, imr: (Number(event.imr) + 1) % 3 }));
      mismatch(events.toSpliced(at, 1));
      mismatch(events.toSpliced(at, 0, event));
      const payload = `${String(event.event_payload)}00`;
      try {
        replay(events.with(at, { ...event, event_payload: payload }));
      } catch (error) {
        assert.match(String(error), /not of its payload|malformed/);
        recomputed++;
      }
    }
    // 8 of RTMR3 and, before them, variables, separators and firmware actions; the rest hash code and tables.
    assert.equal(recomputed, 8 + 12);
  },
);

sampleTest(
  'padding is refused by the verifier, and cut by who makes evidence if it is zero',
  sampleFiles('tdx_quote'),
  async (quote, saved) => {
    const { collateral } = sampleEvidence(quote!, saved!);
    await assert.rejects(verifyTdx({ quote: quote!, collateral }), refused('TEE_QUOTE_TRAILING'));
    assert.equal(exactIntelQuote(quote!).length, quote!.length - 70);
    const dirty = Uint8Array.from(quote!);
    dirty[dirty.length - 1] = 1;
    assert.throws(() => exactIntelQuote(dirty), refused('TEE_QUOTE_TRAILING'));
  },
);

sampleTest(
  'a sample with other bytes behind it than zeros is refused',
  ['go-tdx-guest/tdx_prod_quote_SPR_E4.dat'],
  (quote) => {
    assert.throws(() => exactIntelQuote(quote!), refused('TEE_QUOTE_TRAILING'));
  },
);

for (const [name, file, code] of [
  ['a debug domain of a genuine platform', 'trustee/tdx_quote_4.dat', 'TEE_DEBUG_ENABLED'],
  ['a domain with a service TD', 'trustee/tdx_quote_5.dat', 'TEE_ATTRIBUTES_FORBIDDEN'],
  ['a quote with the collateral of other platforms', 'trustee/tdx_quote_6.dat', 'TEE_COLLATERAL_MISMATCH'],
  ['another one', 'go-tdx-guest/cos-113-tdx-quote.dat', 'TEE_COLLATERAL_MISMATCH'],
] as const) {
  sampleTest(`${name} is refused`, [file, LATE_COLLATERAL], async (quote, saved) => {
    const evidence = { quote: exactIntelQuote(quote!), collateral: savedCollateral(saved!) };
    await assert.rejects(verifyTdx(evidence, LATE_NOW), refused(code));
  });
}

for (const file of ['phala-dcap-qvl/tdx-quote.hex', 'phala-dcap-qvl/quote-from-tappd.hex']) {
  sampleTest(
    `${file} is of a platform too old for its TCB info`,
    [file, sampleFiles('tdx_quote')[1]!],
    async (text, saved) => {
      const quote = exactIntelQuote(hex(textOf(text!).trim().replace(/^0x/, '')));
      await assert.rejects(
        verifyTdx({ quote, collateral: savedCollateral(saved!) }),
        refused('TEE_TCB_STATUS'),
      );
    },
  );
}

sampleTest(
  'an SGX quote is no TDX evidence and the other way round',
  [...sampleFiles('tdx_quote'), ...sampleFiles('sgx_quote')],
  async (tdx, tdxSaved, sgx, sgxSaved) => {
    const options = { now: SAMPLE_NOW, second: dcapQvl };
    await assert.rejects(verifyTdx(sampleEvidence(sgx!, sgxSaved!)), refused('TEE_QUOTE_UNSUPPORTED'));
    await assert.rejects(
      verifySgxQuote(sampleEvidence(tdx!, tdxSaved!), options),
      refused('TEE_QUOTE_UNSUPPORTED'),
    );
    await assert.rejects(
      verifyTdx({ ...sampleEvidence(tdx!, tdxSaved!), collateral: savedCollateral(sgxSaved!) }),
      refused('TEE_CRL_ISSUER'),
    );
  },
);

sampleTest(
  'collateral counts from the second it is issued to the second a newer one is due',
  sampleFiles('tdx_quote'),
  async (quote, saved) => {
    const evidence = sampleEvidence(quote!, saved!);
    const at = (iso: string) => verifyTdx(evidence, Date.parse(iso) / 1_000);
    await at('2025-06-19T10:32:27Z');
    await at('2025-07-19T10:00:35Z');
    await assert.rejects(at('2025-06-19T10:32:26Z'), refused('TEE_COLLATERAL_FUTURE'));
    await assert.rejects(at('2025-06-19T10:00:34Z'), refused('TEE_CRL_NOT_YET_VALID'));
    await assert.rejects(at('2025-07-19T10:00:36Z'), refused('TEE_CRL_EXPIRED'));
    await assert.rejects(at('2032-02-07T00:00:00Z'), refused('TEE_CERT_EXPIRED'));
  },
);

sampleTest('real collateral packs into about 7 KB', sampleFiles('tdx_quote'), (_, saved) => {
  const packed = savedCollateral(saved!);
  assert.ok(packed.length < 8 * 1024 && packed.length < saved!.length / 2, bytesToHex(packed.subarray(0, 4)));
});
