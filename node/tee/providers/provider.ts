/**
 * The quote provider that the operator chose, or that fits the machine. A machine that is a TEE and cannot make quotes is
 * an error: simulated evidence in the place of hardware's is only made where somebody wrote `simulated`.
 * @module
 */

import type { MadeQuote, QuoteProvider } from '../../../crypto/attest/evidence.ts';
import { packCollateral } from '../../../crypto/attest/intel/collateral.ts';
import { packEventLog } from '../../../crypto/attest/intel/event-log.ts';
import { exactIntelQuote } from '../../../crypto/attest/intel/quote.ts';
import { equalBytes } from '../../../crypto/core/bytes.ts';
import { InternalError, UnavailableError } from '../../../crypto/core/errors.ts';
import type { HardwareTee, TeeChoice } from '../../config/tee-choices.ts';
import { fetchAmdEndorsements } from './amd-endorsements.ts';
import { type FoundTee, TEE_NAMES } from './detect.ts';
import { dstackQuote } from './dstack-socket.ts';
import type { FetchCached } from './fetch-cached.ts';
import { fetchIntelCollateral } from './intel-collateral.ts';
import { nsmDocument } from './nsm-helper.ts';
import { type TsmOptions, tsmReport } from './tsm-report.ts';

/**
 * @returns what quotes are made with: hardware that was named or found, or the simulator
 * @throws UnavailableError TEE_NOT_FOUND | TEE_NOT_READY
 */
export function chooseTee(choice: TeeChoice, found: readonly FoundTee[]): HardwareTee | 'simulated' {
  if (choice === 'simulated') return 'simulated';
  if (choice === 'auto') {
    const ready = found.find(({ missing }) => missing.length === 0);
    if (ready !== undefined) return ready.tee;
    const [first] = found;
    if (first === undefined) return 'simulated';
    throw notReady(first);
  }
  const named = found.find(({ tee }) => tee === choice);
  if (named === undefined) {
    throw new UnavailableError('TEE_NOT_FOUND', `this machine is no ${TEE_NAMES[choice]}`, {
      details: { expected: choice, got: found.map(({ tee }) => tee) },
      hint: 'veilmesh doctor shows what it is; without one, a development network takes --tee simulated',
    });
  }
  if (named.missing.length > 0) throw notReady(named);
  return choice;
}

const notReady = ({ tee, missing }: FoundTee): UnavailableError =>
  new UnavailableError('TEE_NOT_READY', `this machine is a ${TEE_NAMES[tee]}, and ${missing[0]!.what}`, {
    details: { tee, missing: missing.map(({ what }) => what) },
    hint: missing[0]!.fix,
  });

/** Where quotes and what goes with them come from. Plain data: it crosses into the enclave. */
export interface ProviderOptions {
  readonly tee: HardwareTee;
  /** Of Intel, or a PCCS; empty: Intel's. */
  readonly pccsUrl: string;
  /** Of AMD, or a cache of it; empty: AMD's. */
  readonly kdsUrl: string;
  readonly nsmHelper: string;
}

/** For tests: interfaces in other places. */
export interface ProviderPlaces {
  readonly tsm?: TsmOptions;
  readonly dstackSocket?: string;
}

/** @throws from `quote`: what tsmReport, dstackQuote, nsmDocument and the fetches throw; TEE_QUOTE_OTHER */
export function createHardwareProvider(
  { tee, pccsUrl, kdsUrl, nsmHelper }: ProviderOptions,
  fetch: FetchCached,
  { tsm = {}, dstackSocket }: ProviderPlaces = {},
): QuoteProvider {
  const intel = async (padded: Uint8Array): Promise<MadeQuote> => {
    const quote = exactIntelQuote(padded).slice();
    const fetched = await fetchIntelCollateral(quote, fetch, pccsUrl === '' ? undefined : pccsUrl);
    return { quote, collateral: packCollateral(fetched) };
  };
  switch (tee) {
    case 'tdx':
      return over('intel-tdx', async (data) => intel((await tsmReport('tdx_guest', data, tsm)).outblob));
    case 'dstack':
      return over('intel-tdx', async (data) => {
        const { quote, eventLog } = await dstackQuote(data, dstackSocket);
        return { ...(await intel(quote)), eventLog: packEventLog(eventLog) };
      });
    case 'snp':
      return over('amd-sev-snp', async (data) => {
        const { outblob, auxblob } = await tsmReport('sev_guest', data, tsm);
        const at = kdsUrl === '' ? undefined : kdsUrl;
        const { certificates, crls } = await fetchAmdEndorsements(outblob, auxblob, fetch, at);
        return { quote: outblob, endorsements: [...certificates], crls: [...crls] };
      });
    case 'nitro':
      return over('aws-nitro', async (data) => ({ quote: await nsmDocument(data, nsmHelper) }));
  }
}

/** An interface that answers with somebody else's quote, or an older one, is noticed here and not by every client. */
function over(kind: QuoteProvider['kind'], make: (data: Uint8Array) => Promise<MadeQuote>): QuoteProvider {
  return {
    kind,
    async quote(data) {
      if (data.length !== 64) throw new InternalError('TEE_REPORT_DATA_LENGTH', 'report data has 64 bytes');
      const made = await make(data);
      if (holds(made.quote, data)) return made;
      throw new UnavailableError('TEE_QUOTE_OTHER', 'the quote is not over the report data that was given', {
        details: { kind, bytes: made.quote.length },
        hint: 'what answers here is not the TEE of this machine, or mixes up requests: veilmesh doctor',
      });
    },
  };
}

function holds(quote: Uint8Array, data: Uint8Array): boolean {
  for (let at = quote.indexOf(data[0]!); at >= 0; at = quote.indexOf(data[0]!, at + 1)) {
    if (equalBytes(quote.subarray(at, at + data.length), data)) return true;
  }
  return false;
}
