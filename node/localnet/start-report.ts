/**
 * What a localnet's start looks like on its page: made of the words and figures that the terminal shows, and of nothing else.
 * @module
 */
import type { VeilmeshError } from '../../crypto/core/errors.ts';
import type { ApiStart, ApiStartStage } from '../gateway/api-types.ts';
import type { Amount, Stages } from '../stages.ts';

export interface StartReport {
  /** Shows in the terminal, and takes note. */
  readonly stages: Stages;
  now(): ApiStart;
  /** A model has a whole route. */
  ready(): void;
  failed(error: VeilmeshError): void;
}

type Key = ApiStartStage['key'];

const NAMES: Readonly<Record<Key, string>> = {
  chain: 'Starting the chain',
  coordinator: 'Starting the coordinator',
  watcher: 'Starting the watcher',
  download: 'Downloading the model',
  import: 'Making whole numbers of its weights',
  commit: 'Committing to every row of weights',
  nodes: 'Starting the nodes',
  gateway: 'Joining the mesh',
};

/** What the terminal calls them, while they go on. */
const GOING_ON: Readonly<Record<string, Key>> = {
  chain: 'chain',
  coordinator: 'coordinator',
  watcher: 'watcher',
  download: 'download',
  unpack: 'download',
  import: 'import',
  commit: 'commit',
  nodes: 'nodes',
  gateway: 'gateway',
};
/** And once they are over. */
const OVER: Readonly<Record<string, Key>> = {
  chain: 'chain',
  coordinator: 'coordinator',
  watcher: 'watcher',
  source: 'download',
  import: 'import',
  commit: 'commit',
  nodes: 'nodes',
  gateway: 'gateway',
};
/** Of one model, one after another: a stage ends where a later one begins. */
const OF_MODEL: readonly Key[] = ['download', 'import', 'commit'];
/** The model is there: what has not begun was done in an earlier start. */
const MODELS = 'models';
/** No source has it, and another one is taken. */
const INSTEAD = 'instead';

export const REPORT_MS = 200;

/**
 * @param title name of the model that is asked for
 * @param without stages that this localnet has not
 * @param tell told at once of what begins and ends, and of progress every `everyMs` at most
 */
export function createStartReport(
  title: string | null,
  without: readonly Key[],
  stages: Stages,
  tell: (start: ApiStart) => void,
  everyMs: number = REPORT_MS,
): StartReport {
  let current: ApiStart = {
    state: 'starting',
    startedAt: Date.now(),
    title,
    stages: (Object.keys(NAMES) as Key[]).filter((key) => !without.includes(key)).map(waiting),
    error: null,
  };
  let toldAt = Number.NEGATIVE_INFINITY;
  let later: NodeJS.Timeout | undefined;

  function say(): void {
    clearTimeout(later);
    later = undefined;
    toldAt = performance.now();
    tell(current);
  }

  function change(changed: Partial<ApiStart>): void {
    if (current.state !== 'starting') return;
    current = { ...current, ...changed };
  }

  const each = (next: (stage: ApiStartStage) => ApiStartStage): void =>
    change({ stages: current.stages.map(next) });

  function goOn(key: Key, detail: string, amount: Amount | undefined): void {
    const begins = current.stages.some((stage) => stage.key === key && stage.state !== 'running');
    const before = OF_MODEL.slice(0, Math.max(0, OF_MODEL.indexOf(key)));
    each((stage) => {
      if (stage.key === key) {
        const { startedAt } = stage;
        const figures = amount ?? { done: null, of: null, unit: null, rate: null, etaSeconds: null };
        return { ...stage, ...figures, state: 'running', startedAt: startedAt ?? Date.now(), detail };
      }
      return before.includes(stage.key) && stage.state === 'running' ? ended(stage) : stage;
    });
    if (begins || performance.now() - toldAt >= everyMs) say();
    else later ??= setTimeout(say, everyMs).unref();
  }

  return {
    now: () => current,
    stages: {
      progress(name, text, amount) {
        stages.progress(name, text, amount);
        const key = GOING_ON[name];
        if (key !== undefined) goOn(key, text, amount);
      },
      done(name, text, startedAt) {
        stages.done(name, text, startedAt);
        const key = OVER[name];
        if (key !== undefined) {
          each((stage) => (stage.key === key ? { ...ended(stage), detail: text } : stage));
          say();
        } else if (name === INSTEAD) {
          change({ title: null });
          each((stage) =>
            stage.key === 'download' ? { ...ended(stage), state: 'failed', detail: text } : stage,
          );
          say();
        } else if (name === MODELS) {
          each((stage) =>
            OF_MODEL.includes(stage.key) && stage.state === 'waiting'
              ? { ...stage, state: 'skipped' }
              : stage,
          );
          say();
        }
      },
    },
    ready() {
      change({ state: 'ready' });
      say();
    },
    failed({ code, message, hint = null }) {
      each((stage) => (stage.state === 'running' ? { ...ended(stage), state: 'failed' } : stage));
      change({ state: 'failed', error: { code, message, hint } });
      say();
    },
  };
}

const waiting = (key: Key): ApiStartStage => ({
  ...{ key, name: NAMES[key], state: 'waiting', startedAt: null, endedAt: null },
  ...{ done: null, of: null, unit: null, rate: null, etaSeconds: null, detail: null },
});

const ended = (stage: ApiStartStage): ApiStartStage => ({
  ...stage,
  state: 'done',
  startedAt: stage.startedAt ?? Date.now(),
  endedAt: stage.endedAt ?? Date.now(),
  done: stage.of,
  etaSeconds: null,
});
