/**
 * What a verifier of hardware evidence found, once signatures, chain, revocation and collateral were checked.
 * @module
 */
import type { Hash32 } from '../core/hash.ts';
import type { HardwareKind } from './evidence.ts';

/** Intel's words for a platform's TCB; AMD and Nitro chains that verify are `UpToDate` by their own rules. */
export type TcbStatus =
  | 'UpToDate'
  | 'SWHardeningNeeded'
  | 'ConfigurationNeeded'
  | 'ConfigurationAndSWHardeningNeeded'
  | 'OutOfDate'
  | 'OutOfDateConfigurationNeeded'
  | 'Revoked';

/** Facts under a pinned vendor root. A policy decides what they are worth (policy.ts). */
export interface HardwareReport {
  readonly kind: HardwareKind;
  /** 64 bytes that the enclave chose, see binding.ts */
  readonly reportData: Uint8Array;
  /** As policies list it: `tdx:…`, `sgx:…`, `snp:…`, `nitro:…`, lower-case hex */
  readonly measurement: string;
  /** A stable name of the machine; null where the vendor's evidence has none */
  readonly platformId: Hash32 | null;
  readonly tcbStatus: TcbStatus;
  /** Open advisories, as the vendor names them: INTEL-SA-… */
  readonly advisories: readonly string[];
  /** Intel's number of the data set that the status comes from; null elsewhere */
  readonly tcbEvaluationDataNumber: number | null;
  /** SEV-SNP: the privilege level that asked, 0 the highest; null elsewhere */
  readonly vmpl: number | null;
  /** Generation of the machine, where versions compare only within one: SNP `Milan`, `Genoa`, `Turin` */
  readonly product?: string;
  /** Security versions by the vendor's own names, for floors: SNP `{bootLoader, tee, snp, microcode, fmc?}`; may be empty */
  readonly versions: Readonly<Record<string, number>>;
  /** Unix seconds at which the oldest revocation list was issued of those it rests on; absent where there is none */
  readonly listedAt?: number;
  /** Unix seconds of the quote where it says (Nitro); null where only freshness can tell */
  readonly issuedAt: number | null;
  /** Unix seconds at which the first certificate, list or collateral of those used expires */
  readonly validUntil: number;
}

/** What a GPU's evidence shows by itself. That the GPU sits in the TEE's machine is in no evidence. */
export interface GpuFacts {
  /** Genuine: the vendor's device and firmware signed it. Appraised: what it measured was compared with the vendor's values */
  readonly level: 'GPU_GENUINE_UNAPPRAISED' | 'GPU_APPRAISED';
  /** Compared with reference values, or vouched for by NVIDIA's service, which asks for revocation, too */
  readonly appraisedBy: readonly ('rim' | 'nras')[];
  /** With other GPUs or switches, which are not in the evidence, unless it is `single`; null where the report does not say */
  readonly mode: string | null;
  readonly driverVersion: string;
  readonly vbiosVersion: string;
  /** A stable name of the chip */
  readonly platformId: Hash32;
  /** Certificates that can be revoked and whose status nobody told, by name */
  readonly unchecked: readonly string[];
  /** As HardwareReport's */
  readonly validUntil: number;
}
