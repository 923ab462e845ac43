/**
 * The whole system on one machine, as its users meet it: every command is a process of its own.
 * @module
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, test } from 'node:test';
import { digitImage, heldOut } from '../../models/zoo/digits/dataset.ts';
import { verifyAgainst } from '../../node/client/anchor.ts';
import { readAnchor } from '../../node/client/anchor-file.ts';
import { readLocalnetFile } from '../../node/localnet/localnet-file.ts';
import { fileMesh } from '../support/file-mesh.ts';
import { errorOf, runCli, untilGone } from '../support/processes.ts';

interface RunResult {
  readonly answer: { readonly digit: number; readonly label: number };
  readonly receipt: string;
  readonly header: string;
  readonly fee: string;
  readonly privacy: { readonly level: string; readonly assurance: string };
  readonly waterfall: unknown;
}

interface CheckedRun extends RunResult {
  readonly check: {
    readonly state: string;
    readonly drawn: number;
    readonly cells: number;
    readonly unproven: number;
    readonly foldsChecked: number;
  } | null;
}

const IMAGES = [0, 7];
/** Every so many bytes of a receipt one is changed; a prime, so that the flips fall into all of its fields. */
const STRIDE = 97;
const JSON_TYPE = { 'content-type': 'application/json' };

const mesh = fileMesh();
const { home, cli } = mesh;
const runs: RunResult[] = [];

/** The same chain, but for the hashes of its blocks: what a client sees of whom the coordinator's proofs are not. */
async function forkedChain(rpcUrl: string): Promise<{ readonly url: string; close(): void }> {
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const answer = await fetch(rpcUrl, { method: 'POST', headers: JSON_TYPE, body });
    const reply = (await answer.json()) as { result?: { hash?: string } };
    if (body.includes('eth_getBlockByNumber')) reply.result!.hash = `0x${'ab'.repeat(32)}`;
    response.writeHead(200, JSON_TYPE).end(JSON.stringify(reply));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

interface GivenPromise {
  readonly coordinator: string;
  readonly postBy: number;
  readonly kept: boolean;
}

describe('a private query', () => {
  for (const image of IMAGES) {
    test(`is answered right: held-out image ${image}`, async () => {
      const { code, stdout, stderr } = await cli('run', '--model', 'digits', String(image), '--json');
      assert.equal(code, 0, stderr);
      const result = JSON.parse(stdout) as RunResult;
      const { label } = digitImage(heldOut()[image]!);
      assert.deepEqual(result.answer, { digit: label, label });
      assert.deepEqual([result.privacy.level, result.privacy.assurance], ['L0', 'simulated']);
      assert.ok(BigInt(result.fee) > 0n);
      runs.push(result);
    });
  }

  test('prints its answer on stdout and its progress on stderr', async () => {
    const { code, stdout, stderr } = await cli('run', '--model', 'digits', '42');
    assert.equal(code, 0, stderr);
    assert.match(stdout, new RegExp(`It is a ${digitImage(heldOut()[42]!).label}`));
    assert.match(stdout, /hop 2/);
    assert.doesNotMatch(stdout, /provisional|challengeable {2}|quote/);
    assert.match(stderr, /quote[\s\S]*route[\s\S]*provisional[\s\S]*receipt/);
  });
});

describe('the privacy level', () => {
  const at = (name: string): string => join(mesh.folder, name);

  test('is said before the prompt leaves, and a route below the demanded one is not taken', async () => {
    const taken = await cli('run', '--model', 'digits', '42');
    assert.match(taken.stderr, /route[\s\S]*privacy +L0, SIMULATED: [\s\S]*provisional/);
    const refused = await cli('run', '--model', 'digits', '42', '--min-level', 'L2', '--json');
    assert.deepEqual([refused.code, refused.stdout], [3, '']);
    const { code, details } = errorOf(refused);
    assert.equal(code, 'ROUTE_COVERAGE_GAP');
    const left = details.refused as string[];
    assert.ok(left.length > 0 && left.every((one) => one.endsWith(' NODE_LEVEL')));
    const mode = await cli('run', 'digits', '42', '--privacy', 'vault', '--min-level', 'L2', '--json');
    assert.equal(errorOf(mode).code, 'PRIVACY_VEIL_ONLY');
  });

  test('is computed from evidence, of a node, of all that serve a model, and offline', async () => {
    const route = await cli('policy', 'check', '--route', 'digits', '--json');
    assert.equal(route.code, 0, route.stderr);
    const told = JSON.parse(route.stdout) as {
      route: string;
      refused: number;
      checked: { subject: string; level: string; steps: { name: string; state: string }[] }[];
    };
    assert.deepEqual([told.route, told.refused], ['L0', 0]);
    const [first] = told.checked;
    assert.deepEqual(
      first!.steps.map(({ name, state }) => `${name} ${state}`),
      ['evidence passed', 'measurement passed', 'keys passed', 'age passed'],
    );
    const saved = at('evidence.bin');
    const node = await cli('policy', 'check', '--node', first!.subject, '--save', saved);
    assert.equal(node.code, 0, node.stderr);
    assert.match(node.stdout, /L0, SIMULATED/);
    const shown = await cli('policy', 'show', '--save', at('policy.bin'));
    assert.equal(shown.code, 0, shown.stderr);
    assert.match(shown.stdout, /simulated TEEs +ACCEPTED/);
    const offline = await runCli([
      'policy',
      'check',
      saved,
      '--policy',
      at('policy.bin'),
      '--home',
      at('none'),
    ]);
    assert.equal(offline.code, 0, offline.stderr);
  });
});

describe('the other privacy modes', () => {
  test('vault answers right over the same nodes, and says what would have to be broken', async () => {
    const args = ['run', 'digits', '7', '--privacy', 'vault', '--decoy', 'never', '--json'];
    const { code, stdout, stderr } = await cli(...args);
    assert.equal(code, 0, stderr);
    const result = JSON.parse(stdout) as {
      answer: RunResult['answer'];
      privacy: { mode: string; breaks: string; weights: string };
      check: { missBits: number };
      statements: { transcript: { path: string } | null; missing: string | null }[];
      decoy: null;
      paid: { wei: string; payees: string[] };
      spentWei: string;
      receipt: { receiptPath: string; headerPath: string };
    };
    const { label } = digitImage(heldOut()[7]!);
    assert.deepEqual(result.answer, { digit: label, label });
    assert.equal(result.privacy.mode, 'vault');
    assert.match(result.privacy.breaks, /BFV/);
    assert.match(result.privacy.weights, /open weights only/);
    assert.ok(result.check.missBits >= 40);
    assert.ok(BigInt(result.paid.wei) > 0n, 'before anything was computed');
    assert.equal(result.spentWei, result.paid.wei);
    assert.ok(result.statements.length > 0);
    assert.ok(result.statements.every(({ missing }) => missing === null));
    assert.match(stderr, /watchers +(\d+) of \1 transcripts are with watchers, of whom 1 were asked/);
    const checked = await cli('transcript', 'check', result.statements[0]!.transcript!.path, '--json');
    assert.equal(checked.code, 0, checked.stderr);
    const said = JSON.parse(checked.stdout) as { verdict: string; kind: string; node: string | null };
    assert.deepEqual([said.verdict, said.kind], ['right', 'vault']);
    assert.match(said.node!, /^[0-9a-f]{64}$/);

    const { receiptPath, headerPath } = result.receipt;
    const verified = await cli('verify', receiptPath, '--header', headerPath, '--json');
    assert.equal(verified.code, 0, verified.stderr);
    const { verdict, mode, steps } = JSON.parse(verified.stdout) as {
      verdict: string;
      mode: string;
      steps: { name: string; state: string }[];
    };
    assert.deepEqual([verdict, mode], ['verified', 'vault']);
    assert.deepEqual(
      steps.filter(({ state, name }) => state !== 'passed' && name !== 'payment').map(({ name }) => name),
      [],
    );
    const alone = await cli('verify', receiptPath);
    assert.match(alone.stdout, /unanchored[\s\S]*broken by breaking BFV[\s\S]*not proven: the arithmetic/);
    const forged = join(mesh.folder, 'forged.json');
    writeFileSync(forged, readFileSync(receiptPath, 'utf8').replace('breaking BFV', 'breaking AES'));
    const refused = await cli('verify', forged, '--header', headerPath, '--json');
    assert.deepEqual([refused.code, errorOf(refused).code], [4, 'RECEIPT_SIGNATURE']);
  });

  test('what nodes registered is shown, and their evidence is kept for whoever wants to contest it', async () => {
    const { nodes } = JSON.parse((await cli('status', '--json')).stdout) as {
      nodes: { peerId: string; standing: { text: string; measurement: string; evidenceAge: number } }[];
    };
    for (const { standing } of nodes) {
      assert.equal(standing.text, 'serving');
      assert.match(standing.measurement, /^SIM:/);
      assert.ok(standing.evidenceAge < 3_600);
    }
    const [node] = nodes.map(({ peerId }) => peerId.slice(-8));
    const file = join(mesh.folder, 'evidence.bin');
    const got = await cli('evidence', 'get', node!, file, '--json');
    assert.equal(got.code, 0, got.stderr);
    const { evidence, registered } = JSON.parse(got.stdout) as { evidence: string; registered: string };
    assert.equal(evidence, registered);
    const checked = await cli('evidence', 'check', node!, file);
    assert.deepEqual([checked.code, checked.stdout.trim()], [0, 'nothing is wrong with it'], checked.stderr);
    const contested = await cli('evidence', 'contest', node!, file, '--json');
    assert.deepEqual([contested.code, errorOf(contested).code], [4, 'REVOCATION_UNFOUNDED']);
    const bytes = readFileSync(file);
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(file, bytes);
    assert.equal(
      errorOf(await cli('evidence', 'check', node!, file, '--json')).code,
      'EVIDENCE_UNREGISTERED',
    );
  });

  test('twin is refused where every shard has one node, and says so', async () => {
    const { code, stdout, stderr } = await cli('run', 'digits', '7', '--privacy', 'twin', '--json');
    assert.deepEqual([code, stdout], [3, ''], stderr);
    const { code: why, message, hint } = errorOf({ stderr });
    assert.equal(why, 'ROUTE_TWIN_GAP');
    assert.match(message, /one node alone/);
    assert.ok(hint);
  });
});

describe('finality', () => {
  test('is waited for as far as one asks, and said in the same words everywhere', async () => {
    const final = await cli('run', '--model', 'digits', '7', '--finality', 'final', '--json');
    assert.equal(final.code, 0, final.stderr);
    const { finality, receipt, header } = JSON.parse(final.stdout) as RunResult & { finality: string };
    assert.equal(finality, 'final');
    assert.match(final.stderr, /final +batch \d+ since .* UTC; fee of .* settled/);
    const verified = await cli('verify', receipt, '--header', header, '--json');
    assert.equal((JSON.parse(verified.stdout) as { finality: string }).finality, 'final');
    const checks = await cli('checks', receipt, '--json');
    assert.equal((JSON.parse(checks.stdout) as { finality: string }).finality, 'final');
    const status = await cli('status', '--json');
    const { coordinators, watchers } = JSON.parse(status.stdout) as {
      coordinators: { batches: { final: number } }[];
      watchers: { report: { transcripts: Record<string, number> } }[];
    };
    assert.ok(coordinators[0]!.batches.final > 0);
    // those of the session in vault
    const { right, wrong, dropped, rows, checked } = watchers[0]!.report.transcripts;
    assert.ok(right! > 0);
    assert.deepEqual([wrong, dropped, checked], [0, 0, rows]);
  });

  test('is promised by the coordinator for every segment, and a promise that was kept is let go', async () => {
    const { promises, receipt } = runs[0] as RunResult & { promises: readonly GivenPromise[] };
    const { batches } = JSON.parse(readFileSync(receipt, 'utf8')) as {
      batches: { coordinator: string; postedAt: number }[];
    };
    assert.equal(promises.length, 1);
    const [{ coordinator, postBy, kept }] = promises as [GivenPromise];
    assert.deepEqual([coordinator, kept], [batches[0]!.coordinator, true]);
    assert.ok(postBy >= batches[0]!.postedAt);
    const left = await cli('promises', '--json');
    assert.deepEqual(JSON.parse(left.stdout), { promises: [] });
  });

  test('may be left at provisional, and had later', async () => {
    const early = await cli('run', '--model', 'digits', '7', '--finality', 'provisional', '--json');
    assert.equal(early.code, 0, early.stderr);
    const given = JSON.parse(early.stdout) as { finality: string; receipt: string | null };
    assert.deepEqual([given.finality, given.receipt], ['provisional', null]);
    const later = await cli('settle', '--json');
    const { settled } = JSON.parse(later.stdout) as { settled: { finality: string; receipt: string }[] };
    assert.equal(settled.length, 1);
    assert.match(settled[0]!.finality, /^(challengeable|final)$/);
    assert.ok(settled[0]!.receipt);
  });
});

describe('a receipt', () => {
  const folderOf = (name: string): string => join(mesh.folder, name);

  test('verifies in a second process that has nothing but the two files', async () => {
    const { receipt, header } = runs[0]!;
    const elsewhere = folderOf('elsewhere');
    const text = await runCli(['verify', receipt, '--header', header, '--home', elsewhere]);
    assert.equal(text.code, 0, text.stderr);
    assert.match(text.stdout, /verified/);
    assert.match(text.stdout, /NO TEE hardware/);
    const json = await runCli(['verify', receipt, '--header', header, '--home', elsewhere, '--json']);
    const report = JSON.parse(json.stdout) as {
      verdict: string;
      assurance: string;
      parts: { name: string; state: string; reason: string }[];
    };
    assert.deepEqual([json.code, report.verdict, report.assurance], [0, 'verified', 'simulated']);
    assert.deepEqual(
      report.parts.map(({ name, state }) => `${name} ${state}`),
      [
        ...['evidence', 'measurement', 'keys', 'claims chain', 'commitments'].map((name) => `${name} passed`),
        'settlement pending',
      ],
    );
    assert.match(report.parts.at(-1)!.reason, /^payment: to be paid/);
  });

  test("is only unanchored when nobody names a header: the one beside it may be the forger's own", async () => {
    const json = await runCli(['verify', runs[0]!.receipt, '--home', folderOf('elsewhere'), '--json']);
    const { verdict } = JSON.parse(json.stdout) as { verdict: string };
    assert.deepEqual([json.code, verdict], [0, 'unanchored']);
  });

  test("is not handed out when the client's own chain knows another block than the coordinator proved", async () => {
    const chain = await forkedChain(readLocalnetFile(home)!.rpcUrl);
    const result = await cli('run', '--model', 'digits', '3', '--rpc-url', chain.url, '--json');
    chain.close();
    assert.equal(result.code, 4, result.stderr);
    assert.equal(errorOf(result).code, 'RECEIPT_BLOCK_UNTRUSTED');
  });

  test('stops verifying when any byte of it is changed', async () => {
    const { receipt, header } = runs[0]!;
    const bytes = new Uint8Array(readFileSync(receipt));
    const anchor = readAnchor(header);
    assert.equal((await verifyAgainst(bytes, anchor)).verdict, 'verified');
    for (let at = 0; at < bytes.length; at += STRIDE) {
      const changed = bytes.slice();
      changed[at]! ^= 1 << (at % 8);
      const { verdict, error } = await verifyAgainst(changed, anchor);
      assert.equal(verdict, 'refused', `byte ${at} of ${bytes.length}`);
      assert.equal(error?.family, 'verification', `byte ${at}: ${error?.code}`);
    }
  });

  test('that was changed or cut makes the command exit 4', async () => {
    const { receipt, header } = runs[0]!;
    const bytes = readFileSync(receipt);
    const last = bytes.length - 1;
    const middle = Buffer.from(bytes);
    middle[bytes.length >> 1]! ^= 1;
    for (const [name, forged] of [
      ['changed in the middle', middle],
      ['cut', bytes.subarray(0, last)],
      ['longer', Buffer.concat([bytes, Buffer.from(' ')])],
    ] as const) {
      const path = folderOf('forged.json');
      writeFileSync(path, forged);
      const result = await runCli(['verify', path, '--header', header, '--json']);
      assert.equal(result.code, 4, name);
      assert.equal((JSON.parse(result.stdout) as { verdict: string }).verdict, 'refused', name);
      assert.equal(errorOf(result).family, 'verification', name);
    }
  });

  test('is refused against the header of another block', async () => {
    const other = runs[1]!.header;
    const result = await runCli(['verify', runs[0]!.receipt, '--header', other, '--json']);
    assert.equal(result.code, 4);
    assert.equal(errorOf(result).code, 'RECEIPT_BLOCK_UNTRUSTED');
  });

  test('is not looked at without a readable header', async () => {
    const nowhere = await runCli(['verify', runs[0]!.receipt, '--header', folderOf('none.json'), '--json']);
    assert.deepEqual([nowhere.code, errorOf(nowhere).code], [2, 'ANCHOR_UNREADABLE']);
    const wrong = await runCli(['verify', runs[0]!.receipt, '--header', runs[0]!.receipt, '--json']);
    assert.deepEqual([wrong.code, errorOf(wrong).code], [2, 'ANCHOR_MALFORMED']);
    assert.ok(errorOf(wrong).hint);
  });
});

describe('a spot-check that the client asks for', () => {
  let checked: CheckedRun;

  test('is drawn, proven on chain, looked at here, and in the receipt', async () => {
    const { code, stdout, stderr } = await cli('run', '--model', 'digits', '7', '--spot-check', '--json');
    assert.equal(code, 0, stderr);
    checked = JSON.parse(stdout) as CheckedRun;
    const { state, drawn, cells, unproven, foldsChecked } = checked.check!;
    assert.deepEqual([state, unproven], ['passed', 0]);
    assert.ok(cells >= 2 && drawn === Math.min(cells, 4) && foldsChecked === drawn, stdout);
    assert.match(stderr, /the development beacon drew hop [123] of 3/);
    assert.match(stderr, /published .* inner columns; round \d+ then draws/);
    assert.match(stderr, /passed /);
  });

  test('is shown by verify, offline, with whose beacon drew', async () => {
    const { receipt, header } = checked;
    const elsewhere = join(mesh.folder, 'elsewhere');
    const { code, stdout } = await runCli(['verify', receipt, '--header', header, '--home', elsewhere]);
    assert.equal(code, 0, stdout);
    assert.match(stdout, /checks +segment 1, hop \d: passed, \d of \d cells drawn .*development beacon/);
    const unasked = await runCli(['verify', runs[0]!.receipt, '--header', runs[0]!.header]);
    assert.match(unasked.stdout, /not proven: the arithmetic/);
  });

  test('and stops verifying when any byte of its proof is changed', async () => {
    const bytes = new Uint8Array(readFileSync(checked.receipt));
    const anchor = readAnchor(checked.header);
    const at = new TextDecoder().decode(bytes).indexOf('"checks":');
    for (let offset = at + 20; offset < at + 6_000; offset += STRIDE) {
      const changed = bytes.slice();
      changed[offset]! ^= 1;
      assert.equal((await verifyAgainst(changed, anchor)).verdict, 'refused', `byte ${offset}`);
    }
  });

  test('is told by veilmesh checks, which leaves a receipt that says so as it is', async () => {
    const ask = async () => {
      const { code, stdout, stderr } = await cli('checks', checked.receipt, '--json');
      assert.equal(code, 0, stderr);
      return JSON.parse(stdout) as {
        beacon: string;
        finality: string;
        rewritten: boolean;
        segments: { state: string; foldsChecked: number }[];
      };
    };
    let before = readFileSync(checked.receipt);
    let told = await ask();
    if (told.rewritten) {
      // its window closed since it was written
      const { finality } = JSON.parse(before.toString()) as { finality: string };
      assert.deepEqual([finality, told.finality], ['challengeable', 'final']);
      before = readFileSync(checked.receipt);
      told = await ask();
    }
    assert.deepEqual([told.beacon, told.rewritten], ['development', false]);
    const { state, foldsChecked } = told.segments[0]!;
    assert.deepEqual([state, foldsChecked], ['passed', checked.check!.drawn]);
    assert.deepEqual(readFileSync(checked.receipt), before);
    const unasked = await cli('checks', runs[0]!.receipt, '--no-folds');
    assert.equal(unasked.code, 0, unasked.stderr);
    assert.match(unasked.stdout, /anybody may buy one|not opened yet|nothing was drawn/);
    assert.match(unasked.stdout, /whoever holds its key knew every draw/);
  });

  test('a receipt that is not one is refused', async () => {
    const nowhere = await cli('checks', 'no-such-receipt.json', '--json');
    assert.deepEqual([nowhere.code, errorOf(nowhere).code], [2, 'RECEIPT_UNREADABLE']);
    const wrong = await cli('checks', checked.header, '--json');
    assert.deepEqual([wrong.code, errorOf(wrong).code], [4, 'RECEIPT_MALFORMED']);
  });
});

describe('what is asked of a running mesh', () => {
  test('status names every node, its assurance and that nothing is missing', async () => {
    const { code, stdout } = await cli('status', '--json');
    assert.equal(code, 0);
    const status = JSON.parse(stdout) as {
      nodes: { assurance: string }[];
      gaps: unknown[];
      checks: { passed: number; failed: number };
      coordinators: { peerId: string }[];
      watchers: { report: { judged: number; member: boolean; findings: object } | null }[];
    };
    assert.equal(status.nodes.length, 3);
    const [watcher] = status.watchers;
    assert.ok(watcher?.report?.member && watcher.report.judged >= 1);
    assert.deepEqual(watcher.report.findings, {});
    assert.ok(status.nodes.every(({ assurance }) => assurance === 'simulated'));
    assert.deepEqual(status.gaps, []);
    assert.ok(status.checks.passed >= 1 && status.checks.failed === 0);
    assert.equal(status.coordinators.length, 1);
    const text = (await cli('status')).stdout;
    assert.match(text, /3 nodes, every shard covered/);
    assert.match(text, /watcher .*batches judged.*findings: none/);
  });

  test('model ls names root, shards and coverage', async () => {
    const { code, stdout } = await cli('model', 'ls', '--json');
    assert.equal(code, 0);
    const { mesh, imported } = JSON.parse(stdout) as {
      mesh: { name: string; modelRoot: string; coverage: number[] }[];
      imported: unknown[];
    };
    const [model] = mesh;
    assert.deepEqual(imported, []);
    assert.deepEqual([model!.name, model!.coverage], ['digits', [1, 1, 1]]);
    assert.match(model!.modelRoot, /^[0-9a-f]{64}$/);
    assert.match((await cli('model', 'ls')).stdout, new RegExp(`digits +${model!.modelRoot}`));
  });

  test('doctor looks at the mesh and the chain too', async () => {
    const args = ['doctor', '--bootstrap', mesh.localnet.bootstrap];
    const json = await cli(...args, '--json');
    assert.ok([0, 2, 3].includes(json.code!), json.stderr);
    const text = await cli(...args);
    assert.equal(text.code, json.code);
    const told = JSON.stringify(JSON.parse(json.stdout));
    assert.match(told, /"check":"mesh"[^}]*"severity":"ok"|"severity":"ok"[^}]*"check":"mesh"/);
  });
});

describe('the command line', () => {
  test('shows every setting with its source', async () => {
    const { code, stdout } = await runCli(['config', 'show', '--home', home, '--json'], {
      env: { VEILMESH_THREADS: '3' },
    });
    assert.equal(code, 0);
    const rows = JSON.parse(stdout) as { key: string; value: unknown; source: string }[];
    const row = (key: string) => rows.find((one) => one.key === key)!;
    assert.deepEqual([row('home').source, row('home').value], ['flag', home]);
    assert.deepEqual([row('threads').source, row('threads').value], ['environment', 3]);
    assert.equal(row('engine').source, 'default');
    assert.match((await cli('config', 'show')).stdout, /VEILMESH_RPC_URL/);
  });

  const misuse: [name: string, code: string, args: string[], env?: Record<string, string>][] = [
    ['a model that the mesh does not have', 'MODEL_UNKNOWN', ['run', '--model', 'no-such-model']],
    ['an image that is not there', 'DIGITS_INDEX', ['run', '--model', 'digits', '99999']],
    ['a file that is no image', 'DIGITS_FILE', ['run', '--model', 'digits', 'package.json']],
    ['an unknown flag', 'CLI_USAGE', ['status', '--no-such-flag']],
    ['an unknown command', 'CLI_USAGE', ['no-such-command']],
    ['a number that is none', 'CLI_USAGE', ['localnet', '--nodes', 'many']],
    ['fewer nodes than shards', 'LOCALNET_NODES', ['localnet', '--nodes', '2', '--shards', '3']],
    ['a listen address that is none', 'CONFIG_INVALID', ['status', '--listen', 'localhost:1']],
    ['an unknown setting', 'CONFIG_UNKNOWN_KEY', ['status'], { VEILMESH_TREADS: '1' }],
    ['a receipt that is not there', 'RECEIPT_UNREADABLE', ['verify', 'no-such-receipt.json']],
    ['a second localnet in the same folder', 'HOME_IN_USE', ['localnet']],
  ];
  for (const [name, code, args, env = {}] of misuse) {
    test(`refuses ${name} with exit 2, a code, a hint, and an empty stdout`, async () => {
      const result = await runCli([...args, '--home', home, '--json'], { env });
      assert.equal(result.code, 2, result.stderr);
      assert.equal(result.stdout, '');
      const error = errorOf(result);
      assert.deepEqual([error.code, error.family], [code, 'usage']);
      assert.ok(error.hint, 'a hint');
    });
  }

  test('tells a folder without a mesh how to get one', async () => {
    const result = await runCli(['run', '--home', join(mesh.folder, 'empty'), '--json']);
    assert.deepEqual([result.code, errorOf(result).code], [2, 'CLIENT_NO_BOOTSTRAP']);
    assert.match(errorOf(result).hint!, /veilmesh localnet/);
  });

  test('writes an error for people too, with its next step', async () => {
    const { code, stdout, stderr } = await cli('run', '--model', 'no-such-model');
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /error MODEL_UNKNOWN: .*[\s\S]*next: veilmesh model ls/);
  });
});

test('a localnet that is told to stop exits 0 and leaves no process behind', async () => {
  const { localnet } = mesh;
  const pids = Object.values(localnet.processes);
  assert.equal(pids.length, 6, 'chain, coordinator, watcher and three nodes');
  assert.deepEqual(await localnet.stop(), { code: 0, signal: null });
  await untilGone([localnet.pid, ...pids]);
  assert.equal(readLocalnetFile(home), null);
});
