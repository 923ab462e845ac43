/** The table of metrics, held to the code, the dashboards and METRICS.md; what is counted, and to whom it is told. */
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { basename, join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { loadConfig } from '../../../node/config/load.ts';
import { keyFile } from '../../../node/keys.ts';
import { createMetrics, SNAPSHOT_MS } from '../../../node/metrics/metrics.ts';
import { METRICS, type MetricName, type MetricSpec, ROLES, type Role } from '../../../node/metrics/names.ts';
import { startMetrics, targetsFile } from '../../../node/metrics/serve.ts';
import { liveTargets } from '../../../node/metrics/targets.ts';
import { createShutdown } from '../../../node/shutdown.ts';
import { temporaryFolder } from '../../support/processes.ts';

const folder = resolve(import.meta.dirname, '../../../node');
const table = Object.entries(METRICS) as [MetricName, MetricSpec][];
/** Series of a text in Prometheus' format. */
const seriesOf = (text: string): string[] =>
  text.split('\n').flatMap((line) => /^([a-z][a-z0-9_]*)[{ ]/.exec(line)?.[1] ?? []);

describe('the table of metrics', () => {
  it('names units as Prometheus does', () => {
    for (const [name, { type, unit }] of table) {
      assert.match(name, /^veilmesh_[a-z]+(_[a-z]+)*$/);
      assert.equal(name.endsWith('_total'), type === 'counter', name);
      if (type === 'histogram') assert.match(name, /_seconds$/);
      if (unit === 'seconds') assert.match(name, /_seconds$/, name);
      if (unit === 'ether') assert.match(name, /_ether$/, name);
    }
  });

  it('has no label that could name a question, a client or a peer', () => {
    const labels = new Set(table.flatMap(([, spec]) => Object.keys(spec.labels ?? {})));
    assert.deepEqual([...labels].sort(), [
      'act',
      'code',
      'direction',
      'event',
      'for',
      'kind',
      'outcome',
      'route',
      'state',
      'status',
      'version',
    ]);
  });

  it('has nothing that no code measures', () => {
    const code = globSync(join(folder, '**/*.ts'))
      .filter((file) => basename(file) !== 'names.ts')
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    for (const [name] of table) assert.ok(code.includes(`'${name}'`), name);
  });

  it('is what METRICS.md says', () => {
    const rows = table.map(([name, { type, unit, labels = {}, roles, help }]) => {
      const values = Object.entries(labels).map(([label, of]) =>
        of === 'open' ? label : `${label}: ${of.join(', ')}`,
      );
      const who = roles.length === ROLES.length ? 'all' : roles.join(', ');
      return `| \`${name}\` | ${type} | ${unit} | ${values.join('; ') || '-'} | ${who} | ${help} |`;
    });
    const text = readFileSync(join(folder, 'metrics', 'METRICS.md'), 'utf8');
    assert.deepEqual(
      text.split('\n').filter((line) => line.startsWith('| `veilmesh_')),
      rows,
    );
  });
});

describe('dashboards', () => {
  const ROLE_OF: Record<string, Role> = { gateway: 'proxy' };
  for (const file of globSync(join(folder, 'metrics/dashboards/*.json'))) {
    const name = basename(file, '.json');
    const role = ROLE_OF[name] ?? (name as Role);

    it(`${name}: every metric and label is one that a ${role} has`, async () => {
      const metrics = createMetrics(role);
      const known = new Set(seriesOf(await metrics.read()));
      const { panels, templating } = JSON.parse(readFileSync(file, 'utf8')) as {
        panels: { title: string; targets: { expr: string; legendFormat: string }[] }[];
        templating: unknown;
      };
      assert.ok(
        JSON.stringify(templating).includes(`role=\\\\\\"${role}\\\\\\"`) ||
          JSON.stringify(templating).includes(role),
      );
      const shown = new Set<string>();
      for (const { title, targets } of panels) {
        for (const { expr, legendFormat } of targets) {
          for (const [, used] of expr.matchAll(/\b((?:veilmesh|process|nodejs)_[a-z0-9_]+)/g)) {
            const spec = METRICS[used!.replace(/_bucket$/, '') as MetricName] as MetricSpec | undefined;
            assert.ok(spec?.roles.includes(role) ?? known.has(used!), `${title}: ${used}`);
            shown.add(used!.replace(/_bucket$/, ''));
            const labels = [...expr.matchAll(/by \(([a-z, ]+)\)/g)].flatMap(([, by]) => by!.split(/, ?/));
            labels.push(...[...legendFormat.matchAll(/\{\{([a-z]+)\}\}/g)].map(([, label]) => label!));
            for (const label of labels) {
              assert.ok(
                ['instance', 'le'].includes(label) || label in (spec?.labels ?? {}),
                `${title}: ${label}`,
              );
            }
          }
        }
      }
      for (const [metric, { roles }] of table) {
        if (metric !== 'veilmesh_build_info' && roles.includes(role))
          assert.ok(shown.has(metric), `${metric} is shown`);
      }
    });
  }

  it('there is one for each role', () => {
    assert.equal(globSync(join(folder, 'metrics/dashboards/*.json')).length, ROLES.length);
  });
});

describe('metrics of a role', () => {
  const clocked = (role: Role) => {
    const clock = { ms: 0 };
    return { clock, metrics: createMetrics(role, () => clock.ms) };
  };

  for (const role of ROLES) {
    it(`a ${role} has its own from the start, those of Node, and no others`, async () => {
      const text = await createMetrics(role).read();
      const names = new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name!));
      for (const [name, { roles }] of table) assert.equal(names.has(name), roles.includes(role), name);
      assert.ok(names.has('nodejs_eventloop_lag_p99_seconds') && names.has('process_resident_memory_bytes'));
    });
  }

  it('a series of known labels stands at 0 before anything happened', async () => {
    const text = await createMetrics('node').read();
    assert.match(text, /^veilmesh_node_sessions_total\{outcome="failed"\} 0$/m);
  });

  it('within ten seconds it says the same again, whatever happened', async () => {
    const { clock, metrics } = clocked('node');
    const first = await metrics.read();
    metrics.count('veilmesh_node_claims_total');
    clock.ms = SNAPSHOT_MS - 1;
    assert.equal(await metrics.read(), first);
    clock.ms = SNAPSHOT_MS;
    assert.match(await metrics.read(), /^veilmesh_node_claims_total 1$/m);
  });

  it('what is kept elsewhere is followed, and a counter never goes back', async () => {
    const { clock, metrics } = clocked('watcher');
    for (const total of [5, 9, 3]) metrics.countTo('veilmesh_mesh_bytes_total', { direction: 'in' }, total);
    clock.ms = SNAPSHOT_MS;
    assert.match(await metrics.read(), /^veilmesh_mesh_bytes_total\{direction="in"\} 9$/m);
  });

  it('an open label takes 64 values, and the rest is other', async () => {
    const metrics = createMetrics('node');
    for (let i = 0; i < 100; i++)
      metrics.count('veilmesh_node_session_failures_total', { code: `CODE_${i}` });
    const text = await metrics.read();
    assert.equal(text.match(/^veilmesh_node_session_failures_total\{/gm)?.length, 65);
    assert.match(text, /code="other"\} 36$/m);
  });

  it('what cannot be read leaves the rest as it is', async () => {
    const metrics = createMetrics('node');
    metrics.onRead(() => Promise.reject(new Error('the chain is away')));
    metrics.onRead(() => {
      throw new Error('so is the disk');
    });
    assert.match(await metrics.read(), /^veilmesh_build_info\{version="/m);
  });

  it('what takes long is not waited for, nor begun again before it is done, and is there the next time', async () => {
    const { clock, metrics } = clocked('watcher');
    let begun = 0;
    let answer = (): void => undefined;
    metrics.onRead(async () => {
      begun++;
      await new Promise<void>((done) => {
        answer = done;
      });
      metrics.set('veilmesh_watcher_chain_block', 7);
    });
    metrics.onRead(() => metrics.set('veilmesh_watcher_scanned_block', 5));
    const first = await metrics.read();
    assert.match(first, /^veilmesh_watcher_chain_block 0$/m);
    assert.match(first, /^veilmesh_watcher_scanned_block 5$/m);
    clock.ms = SNAPSHOT_MS;
    const second = metrics.read();
    answer();
    assert.match(await second, /^veilmesh_watcher_chain_block 7$/m);
    assert.equal(begun, 1);
  });

  it('what threw at once is asked again', async () => {
    const { clock, metrics } = clocked('node');
    let asked = 0;
    metrics.onRead(() => {
      asked++;
      throw new Error('not yet');
    });
    await metrics.read();
    clock.ms = SNAPSHOT_MS;
    await metrics.read();
    assert.equal(asked, 2);
  });

  it('a time says no more than its bucket, also in the sum', async () => {
    const texts = await Promise.all(
      [
        [0.0101, 45, 0],
        [0.0299, 31, 0.0009],
      ].map(async (times) => {
        const metrics = createMetrics('node');
        for (const seconds of times) metrics.observe('veilmesh_node_compute_seconds', seconds);
        const text = await metrics.read();
        return text.split('\n').filter((line) => line.startsWith('veilmesh_node_compute_seconds'));
      }),
    );
    assert.deepEqual(texts[0], texts[1]);
    assert.ok(texts[0]!.includes('veilmesh_node_compute_seconds_bucket{le="0.03"} 2'));
    assert.ok(texts[0]!.includes('veilmesh_node_compute_seconds_bucket{le="30"} 2'));
    assert.ok(texts[0]!.includes('veilmesh_node_compute_seconds_count 3'));
  });
});

describe('serving metrics', () => {
  async function serving(
    environment: Record<string, string>,
    use: (running: Awaited<ReturnType<typeof startMetrics>>, home: string) => Promise<void>,
    role: Role = 'node',
  ): Promise<void> {
    const home = temporaryFolder();
    const shutdown = createShutdown();
    try {
      const { config } = loadConfig({ home: home.path }, environment);
      await use(await startMetrics(config, role, shutdown), home.path);
    } finally {
      await shutdown.run();
      assert.equal(existsSync(targetsFile(home.path)), false, 'nobody is sent to what has stopped');
      home.remove();
    }
  }
  const ask = (
    url: string,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; text: string }> =>
    new Promise((done, failed) => {
      get(url, { headers, agent: false }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (piece: string) => {
          text += piece;
        });
        response.on('end', () => done({ status: response.statusCode!, text }));
      }).on('error', failed);
    });

  it('is on loopback and a free port unless set otherwise, and says where', async () => {
    await serving({}, async ({ url }, home) => {
      assert.match(url!, /^http:\/\/127\.0\.0\.1:\d+\/metrics$/);
      const { status, text } = await ask(url!);
      assert.equal(status, 200);
      assert.ok(seriesOf(text).includes('veilmesh_node_claims_total'));
      assert.deepEqual(await liveTargets(home), [{ role: 'node', url }]);
      assert.equal((await ask(url!.replace('/metrics', '/other'))).status, 404);
    });
  });

  it('is found in the folders of a localnet, whatever their names are made of', async () => {
    await serving({}, async ({ url }, home) => {
      const local = join(home, 'a [b]*');
      for (const part of ['watcher', 'nodes/node-0', 'nodes/node-0/deeper']) {
        mkdirSync(join(local, part), { recursive: true });
        copyFileSync(targetsFile(home), targetsFile(join(local, part)));
      }
      assert.deepEqual(await liveTargets(local), [
        { role: 'node', url },
        { role: 'node', url },
      ]);
      assert.deepEqual(await liveTargets(join(home, 'absent')), []);
    });
  });

  it('answers no page and no name that somebody made point here', async () => {
    await serving({}, async ({ url }) => {
      assert.equal((await ask(url!, { host: 'rebound.example' })).status, 403);
      assert.equal((await ask(url!, { origin: 'https://elsewhere.example' })).status, 403);
      assert.equal((await ask(url!, { 'sec-fetch-site': 'cross-site' })).status, 403);
    });
  });

  const asksForToken = async (environment: Record<string, string>, role: Role): Promise<void> =>
    serving(
      environment,
      async ({ url }, home) => {
        const here = url!.replace('0.0.0.0', '127.0.0.1');
        assert.equal((await ask(here)).status, 403);
        const token = readFileSync(keyFile(home, 'metrics'), 'utf8').trim();
        assert.equal((await ask(here, { authorization: `Bearer ${token}` })).status, 200);
      },
      role,
    );

  it('asks for its token beyond loopback', () => asksForToken({ VEILMESH_METRICS_HOST: '0.0.0.0' }, 'node'));

  it('asks for its token where the gateway asks for one', () =>
    asksForToken({ VEILMESH_PROXY_TOKEN: 'true' }, 'proxy'));

  it('asks for its token where the gateway is open to other machines, and so asks for one', () =>
    asksForToken({ VEILMESH_PROXY_HOST: '0.0.0.0' }, 'proxy'));

  it('can be off', async () => {
    await serving({ VEILMESH_METRICS_PORT: 'off' }, async ({ url, count }, home) => {
      assert.equal(url, null);
      count('veilmesh_node_claims_total');
      assert.deepEqual(await liveTargets(home), []);
    });
  });

  it('a port that is taken is an error with its fix', async () => {
    await serving({}, async ({ url }) => {
      const port = new URL(url!).port;
      await assert.rejects(
        serving({ VEILMESH_METRICS_PORT: port }, async () => {}),
        { code: 'METRICS_ADDRESS' },
      );
    });
  });
});
