/**
 * Answers the checks of one node: publishes, waits for what is drawn or named, proves it, ends the check.
 *
 * Nothing is remembered but what chain and witness files say: a node that is killed anywhere goes on where the chain
 * stands. One move at a time, of the check that is due first, and none waits for another's round; trouble with chain, beacon
 * or memory is waited out until the deadline.
 * What cannot be answered is said once, and loudly: the check then fails in public.
 * @module
 */
import { bytesToHex, equalBytes, hex } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, type VeilmeshError } from '../../crypto/core/errors.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import { drawCells } from '../../settlement/checks/draws.ts';
import { cellTotal, checkIdOf, namedCells } from '../../settlement/checks/facts.ts';
import type { CheckFacts, CheckRecord } from '../../settlement/checks/types.ts';
import type { Logger } from '../log.ts';
import type { CheckSubject } from '../tee/check-prover.ts';
import type { CheckEstimate, Prover } from '../tee/prover.ts';
import { advanceCheck, dueAt, isOver } from './checks.ts';
import type { Rounds } from './rounds.ts';
import type { WitnessStore } from './witness-store.ts';

export interface AnswererOptions {
  readonly ledger: Ledger;
  readonly rounds: Rounds;
  /** The node's id on chain. */
  readonly node: Uint8Array;
  readonly witnesses: Pick<WitnessStore, 'chain' | 'hold'>;
  /** In place of the one before. Started when the first check comes, when it has ended, and when time runs short. */
  readonly startProver: (urgent: boolean) => Promise<Prover>;
  /** Gives its memory back when there is nothing to answer. */
  readonly stopProver: () => Promise<void>;
  readonly log: Logger;
  readonly pollMs: number;
}

export interface Answerer {
  /** Checks of this node that are not over, and the unix second at which the first is due, where that is known. */
  open(): { readonly checks: number; readonly dueBy: number | null };
  /** The one that ended last, as the chain ended it; unix milliseconds. */
  readonly last: { readonly id: string; readonly state: string; readonly at: number } | null;
  /** Resolves when no move is under way any more; a proof that is being made is given up. */
  stop(): Promise<void>;
}

export const ANSWERER_POLL_MS = 2_000;
/** A chain may lose so many blocks, and the checks opened in them be opened in others. */
const REORG_BLOCKS = 64;
/** What is estimated to take more than this part of the time that is left does not give way to others. */
const CALM_SHARE = 1 / 4;

/** Errors that no waiting mends. */
const FINAL: ReadonlySet<string> = new Set([
  'WITNESS_LOST',
  'WITNESS_SEAL',
  'WITNESS_CHAIN',
  'WITNESS_FILE',
  'WITNESS_MALFORMED',
  'CHECK_NOT_AS_CLAIMED',
  'MANIFEST_CELLS',
]);

interface Pending {
  /** As the newest event has them. */
  facts: CheckFacts;
  readonly release: () => void;
  /** It was found running: how it ends is news. */
  running: boolean;
  /** It cannot be answered: left to its deadline. */
  hopeless: boolean;
  /** Unix seconds of the next move; null while it is another's, or not known. */
  dueBy: number | null;
  /** What was said of it last, so that it is said once. */
  said: string;
}

const shortOf = (facts: CheckFacts): string => bytesToHex(checkIdOf(facts)).slice(0, 10);

export function startAnswerer(options: AnswererOptions): Answerer {
  const { ledger, rounds, node, witnesses, log } = options;
  const { checks } = ledger;
  /** Checks of this node that are not over, by id, oldest first. */
  const pending = new Map<string, Pending>();
  const over = new Set<string>();
  let prover: Promise<Prover> | undefined;
  let isUrgent = false;
  let scannedTo = ledger.addresses.fromBlock - 1;
  let stopped = false;
  /** The error with which events could not be had. */
  let chainTrouble = '';
  let last: Answerer['last'] = null;

  async function scan(): Promise<void> {
    const { number } = await ledger.latestBlock();
    const from = Math.max(ledger.addresses.fromBlock, Math.min(scannedTo, number) + 1 - REORG_BLOCKS);
    for (const check of await checks.opened(from)) {
      const name = bytesToHex(checkIdOf(check.facts));
      if (!equalBytes(check.facts.node, node) || over.has(name)) continue;
      const { claimHash } = check.facts;
      const known = pending.get(name);
      if (known !== undefined) known.facts = check.facts; // opened again, from another receipt, after a reorganisation
      if (known !== undefined) continue;
      pending.set(name, {
        facts: check.facts,
        release: witnesses.hold(claimHash),
        running: false,
        hopeless: false,
        dueBy: null,
        said: '',
      });
    }
    scannedTo = number;
  }

  /** One that hurries does so until nothing is left to answer: what it has computed is not thrown away. */
  function proverFor(urgent: boolean): Promise<Prover> {
    if (prover === undefined || (urgent && !isUrgent)) {
      if (urgent && !isUrgent)
        log.info('time for a check runs short: its prover no longer gives way to others');
      const started = options.startProver(urgent || isUrgent);
      started.catch(() => forget(started));
      prover = started;
      isUrgent ||= urgent;
    }
    return prover;
  }

  function forget(ended: Promise<Prover>): void {
    if (prover === ended) prover = undefined;
  }

  /** @param hurryAt unix seconds of the chain from which on the answer is urgent: what runs then is begun anew */
  async function asking<T>(hurryAt: number, question: (prover: Prover) => Promise<T>): Promise<T> {
    const calmSeconds = isUrgent ? 0 : hurryAt - (await ledger.time());
    const timer = setTimeout(() => void proverFor(true).catch(() => {}), 1_000 * Math.max(0, calmSeconds));
    timer.unref();
    const asked = proverFor(calmSeconds <= 0);
    try {
      return await question(await asked);
    } catch (thrown) {
      forget(asked); // it may be that it never came up
      throw thrown;
    } finally {
      clearTimeout(timer);
    }
  }

  const subjectOf = async ({ claimHash }: CheckFacts): Promise<CheckSubject> => ({
    claimHash,
    witnesses: await witnesses.chain(claimHash),
  });

  async function publish({ facts }: Pending, { turn }: CheckRecord, dueBy: number): Promise<void> {
    const subject = await subjectOf(facts);
    const { publishTime } = await checks.terms();
    const hurryAt = dueBy - (publishTime * turn) / 2;
    const estimate = await asking(hurryAt, (at) => at.plan(subject));
    const seconds = estimate.recomputeSeconds + estimate.commitSeconds;
    const short = seconds > (dueBy - (await ledger.time())) * CALM_SHARE;
    log.info(`check ${shortOf(facts)}: answering`, fieldsOf(estimate));
    if (facts.kind === 'named') {
      const position = facts.position - facts.positions[0];
      await checks.publishCells(
        facts,
        await asking(short ? 0 : hurryAt, (at) => at.columns(subject, position)),
      );
      log.info(`check ${shortOf(facts)}: published, waiting for the cells that its opener names`);
      return;
    }
    await checks.publish(facts, await asking(short ? 0 : hurryAt, (at) => at.commit(subject)));
    log.info(`check ${shortOf(facts)}: published, waiting for the round that draws the cells`);
  }

  async function cellsOf(facts: CheckFacts, { round, innerRoot, draws }: CheckRecord): Promise<number[]> {
    const id = checkIdOf(facts);
    if (facts.kind === 'named') return namedCells(facts, await checks.named(id));
    const { value } = await rounds.value(round);
    return drawCells(value, id, innerRoot!, cellTotal(facts), draws);
  }

  /** Proves the first cell that is not proven yet. */
  async function prove({ facts }: Pending, record: CheckRecord, dueBy: number): Promise<void> {
    const { proven, turn } = record;
    const [cells, { proveTime }] = await Promise.all([cellsOf(facts, record), checks.terms()]);
    const draw = cells.findIndex((_, i) => ((proven >> i) & 1) === 0);
    const cell = cells[draw]!;
    const subject = await subjectOf(facts);
    const contract = hex(ledger.addresses.challenge.slice(2).toLowerCase());
    const { move, key } = await asking(dueBy - (proveTime * turn) / 2, (at) =>
      at.prove(subject, { draw, cell, contract, isAlone: facts.kind === 'named' }),
    );
    if (!(await checks.hasKey(move.leaf.keyDigest))) await checks.addKey(key);
    const { gasUsed } = await checks.prove(facts, move);
    log.info(`check ${shortOf(facts)}: proved cell ${draw + 1} of ${cells.length}`, {
      number: cell,
      bytes: move.proof.length,
      gas: Number(gasUsed),
    });
  }

  function finish(check: Pending, { state }: CheckRecord): void {
    const name = bytesToHex(checkIdOf(check.facts));
    pending.delete(name);
    over.add(name);
    check.release();
    if (!check.running) return;
    last = { id: name, state, at: Date.now() };
    const what = `check ${shortOf(check.facts)}`;
    if (state === 'failed')
      log.error(`${what}: FAILED, on the chain and under this node's id: its stake is slashed`);
    else log.info(`${what}: ${state === 'passed' ? state : 'over without a verdict: its round never came'}`);
  }

  interface Turn {
    readonly check: Pending;
    readonly record: CheckRecord;
    readonly dueBy: number;
  }

  /** What can be done now, due first first; ends what is over. */
  async function turns(): Promise<Turn[]> {
    const found: Turn[] = [];
    for (const check of [...pending.values()]) {
      await attempt(check, async () => {
        const record = await advanceCheck(ledger, rounds, check.facts);
        if (isOver(record)) finish(check, record);
        else check.running = true;
        if (isOver(record) || record.state === 'answered' || check.hopeless) return;
        if (record.state === 'published' && check.facts.kind === 'named') return; // its opener's move
        const dueBy = await dueAt(checks, rounds, record);
        check.dueBy = dueBy;
        if (dueBy !== null) found.push({ check, record, dueBy });
      });
    }
    return found.sort((a, b) => a.dueBy - b.dueBy);
  }

  /** @returns false when it failed, which was said */
  async function attempt(check: Pending, work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (thrown) {
      if (!stopped) sayTrouble(check, asVeilmeshError(thrown));
      return false;
    }
  }

  function sayTrouble(check: Pending, error: VeilmeshError): void {
    const willRetry = !FINAL.has(error.code);
    check.hopeless ||= !willRetry;
    const said = `${error.code} ${error.message}`;
    if (check.said === said) return;
    check.said = said;
    const fields = { code: error.code, why: error.message };
    const what = `check ${shortOf(check.facts)}`;
    if (willRetry) log.error(`${what}: not yet answered, trying again until its deadline`, fields);
    else {
      log.error(
        `${what}: CANNOT BE ANSWERED; it fails at its deadline, on the chain and under this node's id, and costs stake`,
        { claim: bytesToHex(check.facts.claimHash), ...fields },
      );
    }
  }

  /** What is known already is worked on also while the chain lists no events. */
  async function look(): Promise<void> {
    try {
      await scan();
      chainTrouble = '';
    } catch (thrown) {
      const { code, message } = asVeilmeshError(thrown);
      if (code !== chainTrouble) log.error('cannot look for checks', { code, why: message });
      chainTrouble = code;
    }
  }

  async function tick(): Promise<void> {
    await look();
    // one move, then what is due first may be another's
    for (let moved = true; moved && !stopped; ) {
      moved = false;
      for (const { check, record, dueBy } of await turns()) {
        const move = record.state === 'opened' ? publish : prove;
        moved = await attempt(check, () => move(check, record, dueBy));
        if (moved || stopped) break;
      }
      if (moved) await look();
    }
    if (pending.size > 0 || prover === undefined || stopped) return;
    prover = undefined;
    isUrgent = false;
    await options.stopProver();
  }

  let working: Promise<void> | undefined;
  const run = (): void => {
    working ??= tick()
      .catch((thrown: unknown) => {
        const { code, message } = asVeilmeshError(thrown);
        log.error('checks wait', { code, why: message });
      })
      .finally(() => {
        working = undefined;
      });
  };
  const timer = setInterval(run, options.pollMs);
  run();
  return {
    open() {
      const due = [...pending.values()].flatMap(({ dueBy }) => (dueBy === null ? [] : [dueBy]));
      return { checks: pending.size, dueBy: due.length === 0 ? null : Math.min(...due) };
    },
    get last() {
      return last;
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await working;
    },
  };
}

const seconds = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} s`;

/** What people should know before it begins. */
const fieldsOf = (estimate: CheckEstimate): Record<string, string | number> => ({
  positions: estimate.positions,
  before: estimate.before,
  columns: estimate.columns,
  computing: `about ${seconds(estimate.recomputeSeconds)}`,
  committing: `about ${seconds(estimate.commitSeconds)}`,
  proving: `about ${seconds(estimate.proveSeconds)} a cell`,
  memory: `${Math.round(estimate.memoryBytes / 1e6)} of ${Math.round(estimate.freeBytes / 1e6)} MB free`,
});
