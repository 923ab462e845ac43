/**
 * `veilmesh drain`: has the node of this folder take no new sessions, end those that run, and stop.
 * @module
 */
import type { Command } from 'commander';
import { askNode } from '../control/ask.ts';
import { contextOf } from './context.ts';
import { counted } from './output.ts';
import { riskText } from './stop-risk.ts';

/** @throws UnavailableError NODE_NOT_RUNNING */
export async function drainNode({ seconds }: { seconds?: number }, command: Command): Promise<void> {
  const { config, out } = contextOf(command);
  for await (const answer of askNode(config.home, { method: 'drain', seconds: seconds ?? null })) {
    if (answer.kind === 'draining') {
      out.progress('drain', `${counted(answer.sessions, 'session')} to end, ${answer.secondsLeft} s left`);
    }
    if (answer.kind !== 'stopping') continue;
    const { sessions: broken, risk } = answer;
    const how =
      broken === 0
        ? 'drained: it stops now'
        : `the time is over: it stops now, and breaks off ${counted(broken, 'session')}`;
    out.result({ drained: broken === 0, broken, risk }, `${how}\n  ${riskText(risk)}`);
  }
}
