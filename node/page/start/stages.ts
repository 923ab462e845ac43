/**
 * How far a start is, in words and as a part of the whole.
 * @module
 */
import type { ApiStart, ApiStartStage } from '../../gateway/api-types.ts';
import { bytes, count, seconds } from '../format.ts';

/** What each stage is for, to whom it means nothing yet. */
export const WHY: Readonly<Record<ApiStartStage['key'], string>> = {
  chain:
    'a chain of its own on this machine: payments and proofs are kept there, and nothing of it is worth money',
  download: 'the weights, once; accepted only if their SHA-256 is the one that this version names',
  import: 'rewritten as integers, so that every machine computes the same bits, and cut into shards',
  commit: 'a fingerprint of every row of weights, so that a wrong product can be proven wrong',
  coordinator: 'takes signed work and posts it to the chain',
  watcher: 'checks what is posted, and contests what is wrong',
  nodes: 'processes of their own, each with one part of the model; none has all of it',
  gateway: 'what this page talks to looks for the nodes and opens the model',
};

/** Under way, over, or passed over. */
export const isOver = ({ state }: ApiStartStage): boolean => state === 'done' || state === 'skipped';

/** How much of it is there, and how fast it comes; empty where nothing is counted. */
export function progressOf({ state, done, of, unit, rate, etaSeconds }: ApiStartStage): string {
  if (state !== 'running' || done === null) return '';
  const isBytes = unit === 'bytes';
  const amount = isBytes ? bytes : (value: number) => count(Math.floor(value));
  const parts = [of === null ? amount(done) : `${amount(done)} of ${amount(of)}`];
  if (rate !== null && isBytes) parts.push(`${bytes(rate)} a second`);
  if (etaSeconds !== null) parts.push(`about ${seconds(Math.max(1, Math.round(etaSeconds)))} left`);
  return parts.join(', ');
}

/** How long it took, or has taken so far; empty before it began. */
export function tookOf({ state, startedAt, endedAt }: ApiStartStage, now: number): string {
  if (state === 'skipped') return 'done before';
  if (startedAt === null) return '';
  return seconds(Math.max(0, (endedAt ?? now) - startedAt) / 1_000);
}

/** What is being done now, in a line: what is counted takes longest as a rule. */
export function nowOf({ stages }: ApiStart): string {
  const running = stages.filter(({ state }) => state === 'running');
  const [first, ...others] = running
    .toSorted((a, b) => Number(b.of !== null) - Number(a.of !== null))
    .map(({ name }) => name);
  if (first === undefined) return 'Beginning';
  return others.length === 0 ? first : `${first}, and ${count(others.length)} more beside it`;
}

/** A start that failed leaves nothing running: what was under way is shown as it was never ended. */
export const shownOf = ({ state, stages }: ApiStart): readonly ApiStartStage[] =>
  state === 'failed'
    ? stages.map((stage) =>
        stage.state === 'running' ? { ...stage, state: 'waiting', startedAt: null } : stage,
      )
    : stages;
