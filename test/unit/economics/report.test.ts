import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Command } from 'commander';
import { addEconomicsCommand } from '../../../node/cli/commands/economics.ts';

/** What the command writes to stdout. */
async function economics(...flags: string[]): Promise<string> {
  const program = new Command('veilmesh').option('--json').option('--home <folder>').exitOverride();
  addEconomicsCommand(program);
  const written: string[] = [];
  const write = process.stdout.write;
  process.stdout.write = ((text: string | Uint8Array) => {
    if (typeof text !== 'string') return write.call(process.stdout, text); // what node:test tells its parent
    written.push(text);
    return true;
  }) as typeof write;
  try {
    await program.parseAsync(['--home', '/nonexistent', ...flags], { from: 'user' });
  } finally {
    process.stdout.write = write;
  }
  return written.join('');
}

interface Document {
  readonly inputs: readonly {
    readonly name: string;
    readonly value: number;
    readonly origin: string;
    readonly source: string;
  }[];
  readonly cost: Readonly<Record<string, number>>;
  readonly cheats: readonly {
    readonly name: string;
    readonly profit: number | null;
    readonly loses: boolean;
  }[];
  readonly derived: readonly { readonly origin: string }[];
}

test('every input says where it comes from, and what is computed says so', async () => {
  const { inputs, cost, cheats, derived } = JSON.parse(await economics('--json', 'economics')) as Document;
  const origins = new Set(inputs.map(({ origin }) => origin));
  assert.deepEqual([...origins].sort(), ['assumed', 'measured', 'shipped']);
  assert.ok(inputs.every(({ source, value }) => source !== '' && Number.isFinite(value)));
  assert.ok(derived.every(({ origin }) => origin === 'computed'));
  const { total, ...parts } = cost;
  assert.ok(Math.abs(Object.values(parts).reduce((sum, part) => sum + part, 0) - total!) < 1e-12);
  const uncovered = cheats.at(-1)!;
  assert.deepEqual(
    [uncovered.name, uncovered.profit, uncovered.loses],
    ['operation without a cell', null, false],
  );
  assert.ok(cheats.slice(0, -1).every(({ loses }) => loses));
});

test('prices are flags, and a chain that is a hundred times dearer is told to be', async () => {
  const at = async (gwei: string): Promise<Document> =>
    JSON.parse(await economics('--json', 'economics', '--gas-gwei', gwei)) as Document;
  const [cheap, dear] = [await at('0.01'), await at('1')];
  assert.ok(Math.abs(dear.cost.pay! / cheap.cost.pay! - 100) < 1e-6);
  assert.equal(dear.inputs.find(({ name }) => name === 'gas price')!.value, 1);
  await assert.rejects(economics('economics', '--opened', '1.5'), { code: 'ECONOMICS_FLAG' });
  await assert.rejects(economics('economics', '--gas-gwei', 'much'), { code: 'ECONOMICS_FLAG' });
});

test('the table for people has every section, and the comparison keeps measured and quoted apart', async () => {
  const text = await economics('economics');
  for (const section of [
    'inputs',
    'a query costs',
    'each cheat',
    'griefing',
    'what follows',
    'cheapest checks',
  ]) {
    assert.match(text, new RegExp(`^ *${section}`, 'm'));
  }
  assert.doesNotMatch(text, /NaN|undefined|Infinity/);
  const compared = await economics('economics', '--compare');
  const [measured, quoted] = compared.split('quoted: other machines');
  assert.match(measured!, /measured: lm\.mesh_throughput8/);
  assert.doesNotMatch(measured!, /zkGPT|OTR|PoQ/);
  for (const peer of ['OTR', 'zkGPT', 'EZKL', 'opML', 'PoQ', 'centralised'])
    assert.ok(quoted!.includes(peer), peer);
  assert.match(quoted!, /\$45 a proof \(the seeds\) would be \$0\.45 a query/);
});
