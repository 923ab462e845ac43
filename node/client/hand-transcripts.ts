/**
 * Hands the signed transcripts of a client's sessions over to watchers, who compute them again and convict.
 *
 * Of every session that has one, or of none: who published those alone in which a node lied would tell that node that it was noticed
 * (crypto/ring/PROTOCOL.md). And after the last session of a command, so that nothing of one is known to nodes in the next.
 * @module
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { decodeTranscriptFile } from '../../crypto/ring/record.ts';
import { handTranscript } from '../services/transcripts.ts';
import type { Stages } from '../stages.ts';
import type { ClientConnection } from './connect.ts';
import type { KeptTranscript } from './ring-transcript.ts';

export interface HandOver {
  /** Notes one down, on disk too; nothing of it leaves yet. */
  add(kept: KeptTranscript): void;
  /** Hands over what was noted, here or by earlier commands whose watchers did not take it: each to so many watchers as there are, up to three. What a watcher refuses is said, and is no error. */
  all(stages: Stages): Promise<void>;
}

/** One honest watcher is enough, and each is sent megabytes. */
const WATCHERS = 3;
/** For all transcripts of a command. */
const HAND_OVER_MS = 60_000;

export function createHandOver({
  host,
  network,
  config,
}: Pick<ClientConnection, 'host' | 'network' | 'config'>): HandOver {
  const noted: string[] = [];
  return {
    add(kept) {
      if (config.transcripts === 'none') return;
      writeFileSync(`${kept.path}${DUE}`, '');
      noted.push(kept.path);
    },
    async all(stages) {
      if (config.transcripts === 'none') return;
      const paths = [...new Set([...noted.splice(0), ...dueIn(join(config.home, 'transcripts'))])];
      if (paths.length === 0) return;
      const at = performance.now();
      const signal = AbortSignal.timeout(HAND_OVER_MS);
      const watchers = drawn(network.watchers, WATCHERS);
      const refusals = new Set<string>();
      let taken = 0;
      // one after another: a watcher takes one of each peer at a time, and each may be large
      for (const path of paths) {
        const file = new Uint8Array(readFileSync(path));
        const { signed } = decodeTranscriptFile(file);
        const answers = await Promise.all(
          watchers.map(({ peerId, addresses }) =>
            host
              .addAddresses(peerId, addresses)
              .then(() => handTranscript(host, peerId, file, signed, { signal }))
              .catch((thrown: unknown) => asVeilmeshError(thrown).code),
          ),
        );
        if (answers.some((answer) => HAVE.has(answer))) {
          taken++;
          rmSync(`${path}${DUE}`, { force: true });
        }
        for (const answer of answers) if (!HAVE.has(answer)) refusals.add(answer);
      }
      stages.done(
        'watchers',
        `${taken} of ${paths.length} transcripts are with watchers, of whom ${watchers.length} were asked` +
          (refusals.size === 0 ? '' : `; ${[...refusals].join(', ')}`),
        at,
      );
    },
  };
}

/** Beside a transcript that no watcher has: the next command hands it over, too. */
const DUE = '.due';

/** What earlier commands have noted; it is over with its file. */
function dueIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = new Set(readdirSync(folder));
  return [...names].filter((name) => names.has(`${name}${DUE}`)).map((name) => join(folder, name));
}

const HAVE: ReadonlySet<string> = new Set(['taken', 'known']);

/** So many, each as likely as any other. */
function drawn<T>(all: readonly T[], most: number): T[] {
  const keyed = all.map((one) => ({ one, key: new Uint32Array(randomBytes(4).slice().buffer)[0]! }));
  return keyed
    .sort((a, b) => a.key - b.key)
    .slice(0, most)
    .map(({ one }) => one);
}
