/**
 * Registered evidence on disk, by its node and hash: what watchers and members keep for whoever wants to look at it again.
 * @module
 */
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodedEvidenceHash } from '../../crypto/attest/evidence.ts';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';

export interface EvidenceStore {
  /** Whether it is kept as this node's. */
  has(evidenceHash: Uint8Array, node: Uint8Array): boolean;
  /** Whoever's it is; null where it is not here. */
  get(evidenceHash: Uint8Array): Promise<Uint8Array | null>;
  /** On the disk on return. A node with many loses its own oldest; a full store, the oldest of the node that has most. */
  put(node: Uint8Array, evidence: Uint8Array): Promise<void>;
  readonly count: number;
  readonly bytes: number;
}

/** A node has more only while sessions of several renewals run; so many nodes with all that they may have need a stake each. */
export const EVIDENCE_STORE_DEFAULTS = { maxBytes: 256 * 1024 * 1024, maxOfNode: 8 } as const;

interface Kept {
  readonly node: string;
  readonly hash: string;
  readonly bytes: number;
}

const NAME = /^([0-9a-f]{64})-([0-9a-f]{64})$/;

export function openEvidenceStore(options: {
  readonly folder: string;
  readonly maxBytes: number;
  readonly maxOfNode: number;
}): EvidenceStore {
  const { folder, maxBytes, maxOfNode } = options;
  mkdirSync(folder, { recursive: true });
  /** By node, each with its oldest first. */
  const nodes = new Map<string, Kept[]>();
  /** By hash: the same bytes may be several nodes'. */
  const hashes = new Map<string, Set<Kept>>();
  let [count, total] = [0, 0];
  const fileOf = ({ node, hash }: Pick<Kept, 'node' | 'hash'>): string => join(folder, `${node}-${hash}`);
  const found = readdirSync(folder)
    .flatMap((file) => {
      const [, node, hash] = NAME.exec(file) ?? [];
      if (node === undefined || hash === undefined) return [];
      const { size: bytes, mtimeMs } = statSync(join(folder, file));
      return [{ node, hash, bytes, mtimeMs }];
    })
    .sort((a, b) => a.mtimeMs - b.mtimeMs);
  for (const { node, hash, bytes } of found) add({ node, hash, bytes });

  function add(one: Kept): void {
    nodes.set(one.node, [...(nodes.get(one.node) ?? []), one]);
    hashes.set(one.hash, (hashes.get(one.hash) ?? new Set()).add(one));
    count++;
    total += one.bytes;
  }
  function drop(one: Kept): void {
    rmSync(fileOf(one), { force: true });
    const left = nodes.get(one.node)!.filter((other) => other !== one);
    if (left.length === 0) nodes.delete(one.node);
    else nodes.set(one.node, left);
    const same = hashes.get(one.hash)!;
    same.delete(one);
    if (same.size === 0) hashes.delete(one.hash);
    count--;
    total -= one.bytes;
  }
  /** Who has most makes room: filling the store takes nothing from nodes with little. */
  const largest = (): readonly Kept[] => {
    const sums = [...nodes.values()].map((own) => ({
      own,
      sum: own.reduce((all, { bytes }) => all + bytes, 0),
    }));
    return sums.reduce((most, one) => (one.sum > most.sum ? one : most)).own;
  };
  function makeRoom(node: string, bytes: number): void {
    const own = nodes.get(node) ?? [];
    for (const one of own.slice(0, Math.max(0, own.length + 1 - maxOfNode))) drop(one);
    while (total + bytes > maxBytes && count > 0) drop(largest()[0]!);
  }

  return {
    has: (evidenceHash, node) => {
      const name = bytesToHex(node);
      return [...(hashes.get(bytesToHex(evidenceHash)) ?? [])].some((one) => one.node === name);
    },
    async get(evidenceHash) {
      for (const one of [...(hashes.get(bytesToHex(evidenceHash)) ?? [])]) {
        const evidence = await readFile(fileOf(one)).catch(() => null);
        if (evidence !== null && equalBytes(encodedEvidenceHash(evidence), evidenceHash)) {
          return new Uint8Array(evidence);
        }
        if (hashes.get(one.hash)?.has(one) === true) drop(one); // removed or changed on the disk
      }
      return null;
    },
    async put(node, evidence) {
      const one: Kept = {
        node: bytesToHex(node),
        hash: bytesToHex(encodedEvidenceHash(evidence)),
        bytes: evidence.length,
      };
      if ([...(hashes.get(one.hash) ?? [])].some((other) => other.node === one.node)) return;
      makeRoom(one.node, one.bytes);
      const temporary = `${fileOf(one)}.tmp`;
      writeFileSync(temporary, evidence, { flush: true });
      renameSync(temporary, fileOf(one));
      add(one);
    },
    get count() {
      return count;
    },
    get bytes() {
      return total;
    },
  };
}
