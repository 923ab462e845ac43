/**
 * The collateral services of Intel (as a PCCS speaks) and AMD (KDS), on one loopback port.
 * @module
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface VendorAnswer {
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface FakeVendors {
  readonly url: string;
  /** Paths with queries, in the order in which they were asked for. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** @param answers by path with query; everything else is not found */
export async function startFakeVendors(
  answers: Readonly<Record<string, VendorAnswer>>,
): Promise<FakeVendors> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const answer = answers[request.url ?? ''];
    if (answer === undefined) response.writeHead(404).end('no such object');
    else response.writeHead(200, answer.headers ?? {}).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A PCCS that has the collateral which `@phala/dcap-qvl` saved. */
export function pccsAnswers(saved: Uint8Array, fmspc: string): Record<string, VendorAnswer> {
  const fields = JSON.parse(new TextDecoder().decode(saved)) as Record<string, string>;
  const chain = (name: string): string => encodeURIComponent(fields[name]!);
  return {
    '/sgx/certification/v4/pckcrl?ca=platform&encoding=der': { body: Buffer.from(fields.pck_crl!, 'hex') },
    [`/tdx/certification/v4/tcb?fmspc=${fmspc}`]: {
      body: `{"tcbInfo":${fields.tcb_info},"signature":"${fields.tcb_info_signature}"}`,
      headers: { 'TCB-Info-Issuer-Chain': chain('tcb_info_issuer_chain') },
    },
    '/tdx/certification/v4/qe/identity': {
      body: `{"enclaveIdentity":${fields.qe_identity},"signature":"${fields.qe_identity_signature}"}`,
      headers: { 'SGX-Enclave-Identity-Issuer-Chain': chain('qe_identity_issuer_chain') },
    },
    '/sgx/certification/v4/rootcacrl': { body: fields.root_ca_crl! },
  };
}
