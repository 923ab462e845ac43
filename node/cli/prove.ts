/**
 * `veilmesh prove`: proves operations of a model on an input of yours, on this machine alone, and writes a proof file.
 * @module
 */
import { accessSync, constants, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import type { ShardCell } from '../../models/program/cells/shard-cells.ts';
import { shardsOf } from '../../models/shard/manifest.ts';
import { decodeBundle } from '../../models/text/bundle.ts';
import { createTextModel } from '../../models/text/text-model.ts';
import { modelByName } from '../models/by-name.ts';
import { tokenizerOf } from '../models/catalog.ts';
import { digitsTask } from '../models/digits-task.ts';
import { sentencesTask } from '../models/sentences-task.ts';
import type { Task, TaskStep } from '../models/task.ts';
import { tensorTask } from '../models/tensor-task.ts';
import { encodeProofFile } from '../proof/file.ts';
import { type CellName, createProofMaker, type ProofMaker, runModel } from '../proof/make.ts';
import { type LocalModel, localModel } from '../proof/model.ts';
import { contextOf } from './context.ts';
import { bytesText, counted, type Output } from './output.ts';

interface ProveFlags {
  readonly all?: boolean;
  readonly op?: string;
  readonly cell?: CellName;
  readonly position?: number;
  readonly input?: string;
  readonly shards: number;
  readonly rows: boolean;
  readonly out: string;
}

/** Lines of the list that fit a screen or two. */
const MOST_LISTED = 60;

export async function proveModel(
  name: string,
  input: string[],
  flags: ProveFlags,
  command: Command,
): Promise<void> {
  const { config, out } = contextOf(command);
  let at = performance.now();
  const model = localModel(await modelByName(name, flags.shards, config, out));
  out.done('model', `${model.manifest.name} ${bytesToHex(model.root).slice(0, 12)}`, at);
  const names = chosen(model, flags);
  if (names !== null) checkWritable(flags.out);
  at = performance.now();
  const maker = await createProofMaker(model);
  out.done('prover', 'tables of the ceremony, one thread', at);
  if (names === null) return list(model, maker, out);
  prove(model, maker, names, taskOf(model, input, flags.input), flags, out);
}

/** Before minutes of proving. @throws UsageError PROVE_OUT */
function checkWritable(path: string): void {
  try {
    accessSync(dirname(resolve(path)), constants.W_OK);
  } catch (cause) {
    throw new UsageError('PROVE_OUT', `cannot write ${path}`, {
      cause,
      hint: 'name another file: --out <file>',
    });
  }
}

/** In order; null when nothing was chosen. @throws UsageError PROVE_NONE | PROVE_UNKNOWN | PROVE_CHOICE */
function chosen(model: LocalModel, { all, op, cell }: ProveFlags): CellName[] | null {
  const every = cellsOf(model);
  const { name } = model.manifest;
  if (every.length === 0) {
    throw new UsageError('PROVE_NONE', `no operation of ${name} has a cell`, {
      details: { closed: model.manifest.closed },
      hint: 'veilmesh prove digits --all',
    });
  }
  const choices = [all, op, cell].filter((choice) => choice !== undefined);
  if (choices.length === 0) return null;
  if (choices.length > 1) {
    throw new UsageError('PROVE_CHOICE', 'one of --all, --op and --cell', { hint: `veilmesh prove ${name}` });
  }
  const found = every.filter(
    (one) => all === true || one.own.name === op || (one.shard === cell?.shard && one.cell === cell.cell),
  );
  if (found.length > 0) return found;
  throw new UsageError('PROVE_UNKNOWN', `${name} has no such cell`, {
    details: op === undefined ? { shard: cell!.shard, cell: cell!.cell } : { op },
    hint: `veilmesh prove ${name}`,
  });
}

const cellsOf = (model: LocalModel): (CellName & { readonly own: ShardCell })[] =>
  shardsOf(model.manifest).flatMap(({ cells }, shard) =>
    cells === null ? [] : model.shard(shard).cells.cells.map((own, cell) => ({ shard, cell, own })),
  );

/** What can be proven of the model, and how long it takes here. */
function list(model: LocalModel, maker: ProofMaker, out: Output): void {
  const cells = cellsOf(model).map(({ shard, cell, own }) => ({
    shard,
    cell,
    op: own.name,
    kind: own.relation.name,
    rows: own.product?.bias.length ?? 0,
    ...maker.estimate(own),
  }));
  const { name } = model.manifest;
  const shards = shardsOf(model.manifest).map(({ cells: tree }, shard) => ({
    shard,
    cells: tree?.count ?? 0,
    withoutCell: tree?.unproven ?? null,
  }));
  const lines = cells
    .slice(0, MOST_LISTED)
    .map(
      ({ shard, cell, op, kind, seconds }) =>
        `  ${`${shard}.${cell}`.padEnd(7)} ${op.padEnd(28)} ${kind.padEnd(24)} ${seconds.toFixed(1).padStart(6)} s`,
    );
  if (cells.length > MOST_LISTED)
    lines.push(`  … ${cells.length - MOST_LISTED} more (--json lists them all)`);
  const total = cells.reduce((sum, { seconds }) => sum + seconds, 0);
  out.result(
    { model: name, shards, cells },
    [
      `  ${'cell'.padEnd(7)} ${'operation'.padEnd(28)} ${'kind'.padEnd(24)} on one thread`,
      ...lines,
      '',
      ...shards.map(
        (own) =>
          `  shard ${own.shard}: ${own.cells} cells${own.withoutCell === null ? '; no cells yet: it changes the number of rows' : own.withoutCell === 0 ? ', every operation' : `; ${own.withoutCell} operations have none yet`}`,
      ),
      '',
      `  one:  veilmesh prove ${name} [input] --op ${cells[0]!.op}`,
      `  all:  veilmesh prove ${name} [input] --all       about ${timeText(total)}`,
    ].join('\n'),
  );
}

/** Of the input one step, and what the whole model's output means where that can be said. */
interface Question {
  readonly text: string;
  readonly step: TaskStep;
  readonly position: number;
  readonly task: Task | null;
}

/** @throws UsageError of the tasks, PROVE_PROMPT */
function taskOf(model: LocalModel, input: readonly string[], file: string | undefined): Question {
  const { manifest } = model;
  const ask = (task: Task): Question => ({ text: task.question, step: task.steps[0]!, position: 0, task });
  switch (manifest.task) {
    case 'classify-image':
      return ask(digitsTask(input[0]));
    case 'embed-sentence':
      return { ...ask(sentencesTask(input, tokenizerOf(manifest))), task: null };
    case 'tensor':
      return { ...ask(tensorTask(manifest, manifest.tensor!, file)), task: null };
    case 'chat': {
      const prompt = input.join(' ');
      if (prompt.trim() === '') {
        throw new UsageError('PROVE_PROMPT', 'there is no prompt', {
          hint: `veilmesh prove ${manifest.name} "Why is the sky blue?" --cell 0`,
        });
      }
      const text = createTextModel(decodeBundle(model.tokenizer!));
      const ids = text.chats ? text.encodeChat([{ role: 'user', content: prompt }]) : text.encodeText(prompt);
      return { text: prompt, step: { values: ids, rows: ids.length }, position: ids.length - 1, task: null };
    }
  }
}

function prove(
  model: LocalModel,
  maker: ProofMaker,
  names: readonly CellName[],
  { text, step, position: last, task }: Question,
  flags: ProveFlags,
  out: Output,
): void {
  const position = flags.position ?? last;
  const most = model.manifest.frameRows.at(-1)!;
  if (position >= most) {
    throw new UsageError('PROVE_POSITION', `a run of ${most} positions is the longest here`, {
      details: { got: position, most },
      hint: `--position ${most - 1}`,
    });
  }
  out.note(`\n  ${text}\n`);
  let at = performance.now();
  // later tokens change nothing of earlier ones
  const causal =
    model.manifest.task === 'chat'
      ? { values: step.values.slice(0, position + 1), rows: position + 1 }
      : step;
  const shards = task === null ? names.at(-1)!.shard + 1 : undefined;
  const run = runModel(model, position < step.rows ? causal : step, position, shards);
  out.done('run', `position ${position}, by the reference`, at);

  const cells = names.map(({ shard, cell }) => model.shard(shard).cells.cells[cell]!);
  const estimates = cells.map((cell) => maker.estimate(cell));
  const total = estimates.reduce((sum, { seconds }) => sum + seconds, 0);
  const memory = process.memoryUsage().rss + Math.max(...estimates.map(({ bytes }) => bytes));
  out.done(
    'estimate',
    `${counted(names.length, 'cell')}: about ${timeText(total)} and ${bytesText(memory)} of memory`,
  );

  at = performance.now();
  let before = 0;
  let [cellAt, doing] = [at, -1];
  const finish = (): void => {
    if (doing < 0) return;
    before += estimates[doing]!.seconds;
    out.done('proven', nameOf(names[doing]!, cells[doing]!), cellAt);
  };
  const file = maker.make(run, names, flags.rows, (done, cell, stage) => {
    if (done !== doing) {
      finish();
      [cellAt, doing] = [performance.now(), done];
    }
    // by what the cells before took, against their estimates
    const spent = (performance.now() - at) / 1_000;
    const pace = before === 0 ? 1 : spent / before;
    const left = Math.max(0, pace * total - spent);
    const rate = done === 0 ? '' : `, ${(spent / done).toFixed(1)} s a cell`;
    out.progress(
      'prove',
      `${done + 1} of ${names.length}: ${cell.name}, ${stage}${rate}, ${left.toFixed(0)} s left`,
    );
  });
  finish();
  const bytes = encodeProofFile(file);
  writeFileSync(flags.out, bytes);
  const seconds = (performance.now() - at) / 1_000;
  const answer = task === null || run.output === null ? null : task.answer([run.output]);
  out.result(
    {
      file: flags.out,
      bytes: bytes.length,
      model: model.manifest.name,
      modelRoot: bytesToHex(model.root),
      position,
      cells: names.map((name, i) => ({ ...name, op: cells[i]!.name, kind: cells[i]!.relation.name })),
      seconds,
      estimate: { seconds: total, bytes: memory },
      answer: answer?.value ?? null,
    },
    [
      ...(answer === null ? [] : [`\n  ${answer.text}`]),
      `\n  proof        ${flags.out}: ${counted(names.length, 'cell')} in ${timeText(seconds)}, ${bytesText(bytes.length)}${flags.rows ? '' : ' without rows'}`,
      '  it holds     commitments and proofs; no input, no activation, no answer',
      `  check it     npx veilmesh check-proof ${flags.out}${flags.rows ? '' : ` --model ${model.manifest.name}`}`,
    ].join('\n'),
  );
}

const nameOf = ({ shard, cell }: CellName, { name, relation, product }: ShardCell): string =>
  `${`${shard}.${cell}`.padEnd(6)} ${name.padEnd(20)} ${relation.name}${product === undefined ? '' : `, ${product.bias.length} rows of ${product.width}`}`;

const timeText = (seconds: number): string =>
  seconds < 120
    ? `${seconds.toFixed(1)} s`
    : seconds < 7_200
      ? `${(seconds / 60).toFixed(0)} minutes`
      : `${(seconds / 3_600).toFixed(1)} hours`;
